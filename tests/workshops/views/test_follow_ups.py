from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_audience, build_member, build_workshop
from tests.workshops.builders import build_centre, enrol, text_of
from workshops.choices import (
    FollowUpKind,
    FollowUpReason,
    FollowUpState,
    MembershipRole,
    Urgency,
)
from workshops.models import FollowUp
from workshops.refusals import Refused
from workshops.services.following_up import open_follow_up, record_outcome
from workshops.services.reporting import report_concern

LIST = "/field/follow-ups/"


def _day(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def _open(enrolment, assigned_to, **changed):
    given = {
        "reason": FollowUpReason.OTHER,
        "kind": FollowUpKind.CENTRE,
        "due_on": _day(3),
        "enrolment": enrolment,
        "words": "Her mother is alone",
        **changed,
    }
    return open_follow_up(
        enrolment.participant, by=assigned_to, assigned_to=assigned_to, **given
    )


@pytest.fixture
def made(workshop, rina, shapla_scope):
    return _open(enrol(workshop, rina, phone="01711111111"), rina)


def _outcome(**changed):
    return {
        "words": "She comes on Monday",
        "state": "done",
        "kind": "",
        "due_on": "",
        "assigned_to": "",
        **changed,
    }


def _see(client, user, made):
    client.force_login(user)
    listed = f"{LIST}{made.pk}/" in client.get(LIST).text
    opened = client.get(f"{LIST}{made.pk}/").status_code
    return listed, opened


def test_who_sees_it(client, made, shapla, doel, rina, kamal, nasrin, selim, mitu):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    focal = build_member("focal2", doel, MembershipRole.SAFEGUARDING)
    for user in (rina, kamal, nasrin):
        assert _see(client, user, made) == (True, 200)
    for user in (joya, selim, mitu, focal):
        assert _see(client, user, made) == (False, 404)


def test_whom_it_is_given_to_sees_it(client, made, shapla, rina):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    made.assigned_to = joya
    made.save()
    assert _see(client, joya, made) == (True, 200)


def test_who_has_left_the_organisation_sees_it_no_more(client, made, rina, doel):
    rina.memberships.update(organisation=doel)
    assert _see(client, rina, made) == (False, 404)


def test_the_focal_point_sees_a_code_and_no_name(client, made, nasrin):
    client.force_login(nasrin)
    page = client.get(f"{LIST}{made.pk}/").text
    assert made.participant.code in page
    assert "রহিমা" not in page
    assert "01711111111" not in page


def test_one_from_a_concern_does_not_show_to_those_who_run_the_workshop(
    client, workshop, rina, kamal, nasrin, shapla_scope
):
    made = _open(enrol(workshop, rina), nasrin, reason=FollowUpReason.CONCERN)
    assert _see(client, nasrin, made) == (True, 200)
    for user in (rina, kamal):
        assert _see(client, user, made) == (False, 404)


def test_a_focal_point_of_a_part_sees_what_belongs_to_it(
    client, workshop, rina, shapla, shapla_scope
):
    role = MembershipRole.SAFEGUARDING
    people = build_audience("employers")
    others = [
        build_member("bina", shapla, role, centre=build_centre(shapla)),
        build_member("lila", shapla, role, audience=people),
    ]
    here = build_member("runa", shapla, role, centre=workshop.centre)
    made = _open(enrol(workshop, rina), rina)
    concern = report_concern(
        by=rina, organisation=shapla, seen="a mark", urgency=Urgency.TODAY
    )
    reason = FollowUpReason.CONCERN
    of_no_workshop = _open(enrol(workshop, rina), None, reason=reason, concern=concern)
    of_no_workshop.enrolment = None
    of_no_workshop.save()
    for user in others:
        assert _see(client, user, made) == (False, 404)
        assert _see(client, user, of_no_workshop) == (False, 404)
    assert _see(client, here, made) == (True, 200)
    assert _see(client, here, of_no_workshop) == (False, 404)


def test_who_follows_up_no_more_sees_nothing_of_a_concern(
    client, workshop, rina, nasrin, shapla, shapla_scope
):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    made = _open(enrol(workshop, rina), joya, reason=FollowUpReason.CONCERN)
    assert _see(client, joya, made) == (True, 200)
    joya.memberships.update(role=MembershipRole.MONITOR)
    assert _see(client, joya, made) == (False, 404)


def test_one_from_a_concern_is_passed_on_by_a_focal_point_only(
    client, workshop, rina, nasrin, shapla, shapla_scope
):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    made = _open(enrol(workshop, rina), rina, reason=FollowUpReason.CONCERN)
    to_joya = _outcome(
        state="open",
        kind="centre",
        due_on=_day(5).strftime("%d/%m/%Y"),
        assigned_to=joya.pk,
    )
    client.force_login(rina)
    address = f"{LIST}{made.pk}/"
    assert client.post(address, to_joya).status_code == 200
    made.refresh_from_db()
    assert made.assigned_to == rina
    with pytest.raises(Refused):
        record_outcome(
            made, by=rina, words="x", state=FollowUpState.OPEN, assigned_to=joya
        )
    assert client.post(address, {**to_joya, "assigned_to": rina.pk}).status_code == 302

    client.force_login(nasrin)
    assert client.post(address, to_joya).status_code == 302
    made.refresh_from_db()
    assert made.assigned_to == joya


def test_the_number_shows_only_when_it_is_safe(field, made):
    address = f"{LIST}{made.pk}/"
    assert "01711111111" not in field.get(address).text
    made.participant.contact = "yes"
    made.participant.save()
    assert "tel:01711111111" in field.get(address).text
    made.participant.contact = "no"
    made.participant.save()
    page = text_of(field.get(address))
    assert "01711111111" not in page
    assert "Do not visit" in page


def test_an_outcome_is_written_down(field, made):
    page = text_of(field.post(f"{LIST}{made.pk}/", _outcome(), follow=True))
    assert "She comes on Monday" in page
    made.refresh_from_db()
    assert made.state == FollowUpState.DONE
    assert f"{LIST}{made.pk}/" not in field.get(LIST).text
    assert f"{LIST}{made.pk}/" in field.get(LIST + "?finished=yes").text


def test_a_next_step_is_planned(field, made, rina):
    field.post(
        f"{LIST}{made.pk}/",
        _outcome(
            state="open", kind="centre", due_on=_day(5).isoformat(), assigned_to=rina.pk
        ),
    )
    made.refresh_from_db()
    assert (made.state, made.due_on) == (FollowUpState.OPEN, _day(5))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"state": "open"}, "Choose one of the three."),
        ({"state": "open", "kind": "centre", "due_on": "32/13"}, "day/month/year"),
        ({"state": "open", "kind": "centre", "due_on": "01/01/2020"}, "over"),
        ({"state": "gone"}, "gone"),
        ({"state": ""}, "Choose how it goes on."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    field, made, rina, changed, sentence
):
    form = _outcome(**{"assigned_to": rina.pk, **changed})
    page = text_of(field.post(f"{LIST}{made.pk}/", form))
    assert sentence in page
    assert "She comes on Monday" in page
    assert made.steps.count() == 1


def test_a_visit_that_endangers_is_refused_with_a_sentence(field, made, rina):
    made.participant.no_visits = True
    made.participant.save()
    form = _outcome(
        state="open", kind="visit", due_on=_day(5).isoformat(), assigned_to=rina.pk
    )
    page = text_of(field.post(f"{LIST}{made.pk}/", form))
    assert "A visit would bring this person into danger." in page
    assert "She comes on Monday" in page


def test_a_stranger_cannot_be_given_it(field, made, selim):
    form = _outcome(
        state="open", kind="centre", due_on=_day(5).isoformat(), assigned_to=selim.pk
    )
    field.post(f"{LIST}{made.pk}/", form)
    made.refresh_from_db()
    assert made.assigned_to != selim
    assert made.steps.count() == 1


def test_one_is_planned_by_hand(field, workshop, rina, shapla_scope):
    enrol(workshop, rina)
    address = f"/field/workshops/{workshop.code}/people/1/follow-up/"
    form = {
        "reason": "other",
        "kind": "visit",
        "due_on": _day(4).strftime("%d/%m/%Y"),
        "assigned_to": rina.pk,
        "words": "",
    }
    answer = field.post(address, form)
    made = FollowUp.objects.get()
    assert answer["Location"] == f"{LIST}{made.pk}/"
    assert (made.due_on, made.created_by) == (_day(4), rina)
    page = text_of(field.post(address, {**form, "reason": "concern"}))
    assert "concern" in page
    assert FollowUp.objects.count() == 1


def test_one_is_made_from_a_concern(client, workshop, rina, nasrin, shapla_scope):
    concern = report_concern(
        by=rina,
        organisation=workshop.organisation,
        seen="marks",
        urgency=Urgency.NOW,
        workshop=workshop,
        participant=enrol(workshop, rina).participant,
    )
    address = f"/field/concerns/{concern.key}/follow-up/"
    form = {
        "kind": "centre",
        "due_on": _day(1).isoformat(),
        "assigned_to": nasrin.pk,
        "words": "",
    }
    client.force_login(rina)
    assert client.post(address, form).status_code == 404
    client.force_login(nasrin)
    assert client.get(address).status_code == 200
    assert client.post(address, form).status_code == 302
    made = FollowUp.objects.get()
    assert (made.reason, made.concern) == (FollowUpReason.CONCERN, concern)
    assert made.enrolment.workshop == workshop


def test_many_cost_no_more_reads_than_one(
    field, made, workshop, shapla, rina, count_reads
):
    one = count_reads(lambda: field.get(LIST))
    other = build_workshop(shapla, facilitator=rina)
    for where in (workshop, other, other):
        _open(enrol(where, rina), rina)
    assert count_reads(lambda: field.get(LIST)) == one


def test_what_is_due_today_stands_first(client, workshop, rina, shapla_scope):
    _open(enrol(workshop, rina), rina, due_on=_day(0))
    client.force_login(rina)
    client.cookies["language"] = "en"
    page = text_of(client.get("/field/"))
    assert "1 follow-up is due" in page
