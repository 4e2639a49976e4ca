from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from workshops.models import Holiday

pytestmark = pytest.mark.django_db


def _run(*years: str) -> str:
    out = StringIO()
    call_command("add_national_days", *years, stdout=out)
    return out.getvalue()


def test_national_days_are_holidays_of_all_and_added_once():
    assert _run("2027", "2028") == "12 holidays are added.\n"
    assert _run("2027") == "0 holidays are added.\n"
    victory = Holiday.objects.get(date=dt.date(2027, 12, 16))
    assert (victory.name_en, victory.organisation) == ("Victory Day", None)


def test_a_year_must_be_one():
    with pytest.raises(CommandError, match="Name years between 2000 and 2100"):
        _run("27")
    assert Holiday.objects.count() == 0
