from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from workshops.choices import ConsentScope
from workshops.consenting import Needed, givers_of, missing_consent

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
