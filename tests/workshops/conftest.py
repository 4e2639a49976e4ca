from __future__ import annotations

import pytest
from django_scopes import scope


@pytest.fixture
def shapla_scope(shapla):
    with scope(organisation=shapla):
        yield
