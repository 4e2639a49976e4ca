from __future__ import annotations

import pytest
from django.utils import translation


@pytest.fixture
def in_english():
    """For tests that compare sentences: the site speaks Bangla unless told otherwise."""
    with translation.override("en"):
        yield
