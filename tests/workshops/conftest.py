from __future__ import annotations

import datetime as dt

import pytest
from django_scopes import scope

from workshops.services import days


@pytest.fixture
def shapla_scope(shapla):
    with scope(organisation=shapla):
        yield


@pytest.fixture
def days_ahead_count(monkeypatch):
    """Workshops of the tests begin tomorrow; here their days are taken as come."""
    monkeypatch.setattr(days, "HOURS_AHEAD", dt.timedelta(days=400))
