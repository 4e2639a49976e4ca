from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from tests.builders import build_member
from tests.workshops.builders import enrol, text_of
from workshops.choices import AssignmentRole, MembershipRole
from workshops.heads import Heads, heads_of
from workshops.models import Assignment

pytestmark = pytest.mark.usefixtures("days_ahead_count")


def _tally(workshop) -> str:
    return f"/field/workshops/{workshop.code}/tally/1/"


def _heads(workshop) -> Heads:
    with scopes_disabled():
        return heads_of(workshop.sessions.get())


def _sent(field, workshop, **typed: str) -> str:
    return text_of(field.post(_tally(workshop), typed, follow=True))


def test_bangla_digits_count(field, workshop):
    page = _sent(field, workshop, n_female_10_13_0="১২", n_male_10_13_1="3")
    assert _heads(workshop) == Heads(named=0, unnamed=15)
    assert "0 with a name + 15 without = 15" in page
    assert '<details class="stack" open>' in page


def test_a_difference_stays_open_until_somebody_explains_it(field, workshop):
    page = _sent(field, workshop, n_female_10_13_0="12", control="14")
    assert "The host counted otherwise. Explain the difference below." in page
    assert "Difference +2: not explained yet" in page

    page = _sent(
        field,
        workshop,
        n_female_10_13_0="12",
        control="14",
        explanation="two drivers waited inside",
    )
    assert "not explained yet" not in page
    assert "two drivers waited inside" in page


def test_the_open_difference_stands_on_the_page_for_closing(field, workshop, rina):
    address = f"/field/workshops/{workshop.code}/close/"
    assert "Explain the difference" not in text_of(field.get(address))
    enrol(workshop, rina)
    _sent(field, workshop, n_female_10_13_0="12", control="11")
    page = text_of(field.get(address))
    assert "Day 1: you counted 12 heads, the host 11." in page


@pytest.mark.parametrize("typed", ["-1", "many", "99999"])
def test_a_wrong_number_is_kept_and_the_others_too(field, workshop, typed):
    page = _sent(field, workshop, n_female_10_13_0=typed, n_male_14_17_0="7")
    assert f'value="{typed}"' in page
    assert 'value="7"' in page
    assert "error-summary" in page
    assert _heads(workshop) == Heads(0, 0)


def test_who_only_calls_the_roll_may_count(client, workshop, shapla):
    joya = build_member("joya", shapla, MembershipRole.ROLL_CALL)
    Assignment.objects.create(
        workshop=workshop, user=joya, role=AssignmentRole.ASSISTANT
    )
    client.force_login(joya)
    client.post(_tally(workshop), {"control": "5"})
    assert _heads(workshop).control == 5
    page = text_of(client.get(f"/field/workshops/{workshop.code}/days/"))
    assert "roster/1.pdf" not in page
    roster = f"/field/workshops/{workshop.code}/roster/1.pdf"
    assert client.get(roster).status_code == 404


def test_the_page_of_days_leads_to_everything(field, workshop):
    page = text_of(field.get(f"/field/workshops/{workshop.code}/"))
    assert f"/field/workshops/{workshop.code}/days/" in page
    page = text_of(field.get(f"/field/workshops/{workshop.code}/days/"))
    for name in ("roll-call/1/", "tally/1/", "paper/1/", "roster/1.pdf?language=bn"):
        assert name in page
