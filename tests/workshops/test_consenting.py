from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from workshops.choices import ConsentScope
from workshops.consenting import Needed, givers_of, has_agreed, missing_consent, stands

OWN, GUARDIAN = Needed.OWN, Needed.GUARDIAN


@dataclass
class Given:
    scope: str
    giver: str
    withdrawn_at: dt.datetime | None = None
    expires_on: dt.date | None = None


@pytest.mark.parametrize(
    ("givers", "of_child", "of_adult"),
    [
        (set(), [GUARDIAN, OWN], [OWN]),
        ({"self"}, [GUARDIAN], []),
        ({"mother"}, [OWN], [OWN]),
        ({"guardian", "self"}, [], []),
    ],
)
def test_what_is_missing(givers, of_child, of_adult):
    assert missing_consent(givers, is_child=True) == of_child
    assert missing_consent(givers, is_child=False) == of_adult


def test_a_yes_taken_back_or_to_something_else_does_not_count():
    now = dt.datetime.now(tz=dt.UTC)
    consents = [
        Given("attend", "mother"),
        Given("attend", "father", withdrawn_at=now),
        Given("assess", "self"),
    ]
    assert givers_of(consents, ConsentScope.ATTEND) == {"mother"}


@pytest.mark.parametrize(
    ("expires_on", "counts"),
    [(None, True), (dt.date(2027, 3, 1), True), (dt.date(2027, 2, 28), False)],
)
def test_a_yes_counts_until_its_last_day(expires_on, counts):
    consent = Given("photo", "self", expires_on=expires_on)
    assert stands(consent, dt.date(2027, 3, 1)) is counts


def test_a_child_has_agreed_when_both_have():
    consents = [Given("photo", "self"), Given("photo", "mother")]
    assert has_agreed(consents, ConsentScope.PHOTO, is_child=True)
    assert not has_agreed(consents[:1], ConsentScope.PHOTO, is_child=True)
    assert has_agreed(consents[:1], ConsentScope.PHOTO, is_child=False)


def test_nobody_else_decides_whether_a_consent_counts():
    """Every reader asks `stands` or `standing`; the rest only write or show."""
    root = Path(__file__).resolve().parents[2]
    readers = {
        path.relative_to(root).as_posix()
        for app in ("workshops", "assessments", "certificates")
        for path in (root / app).rglob("*.py")
        if "migrations" not in path.parts
        and re.search(r"\bwithdrawn_at\b", path.read_text(encoding="utf-8"))
    }
    assert readers == {
        "assessments/agreement.py",  # who took it back, which is another question
        "workshops/consenting.py",
        "workshops/models/consent.py",
        "workshops/services/consents.py",  # takes it back
        "workshops/views/person.py",  # shows what can be taken back
    }
