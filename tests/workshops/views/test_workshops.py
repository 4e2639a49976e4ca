from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation

from tests.builders import build_audience, build_edition, build_member, build_workshop
from tests.workshops.builders import build_centre, enrol, schedule_form, text_of
from workshops.choices import MembershipRole, SessionState, WorkshopState
from workshops.models import Session, Workshop

DAY = dt.timedelta(days=1)


def _noon(days: int) -> dt.datetime:
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    return noon + days * DAY


def test_the_list_is_grouped_by_what_is_to_be_done(field, shapla, rina):
    today = build_workshop(shapla, facilitator=rina, starts_at=_noon(0))
    late = build_workshop(shapla, facilitator=rina, starts_at=_noon(-3))
    coming = build_workshop(shapla, facilitator=rina, starts_at=_noon(3))
    done = build_workshop(
        shapla, facilitator=rina, starts_at=_noon(-5), state=WorkshopState.DONE
    )
    groups = field.get("/field/").context["groups"]
    assert [(str(g.title), [line.workshop for line in g.lines]) for g in groups] == [
        ("Today", [today]),
        ("To be closed", [late]),
        ("Coming", [coming]),
        ("Past", [done]),
    ]


def test_a_new_facilitator_is_told_how_to_begin(field):
    assert "Begin with “Plan a workshop”." in text_of(field.get("/field/"))


@pytest.mark.parametrize("workshops", [3, 300])
def test_the_list_costs_the_same_for_many(
    workshops, field, shapla, rina, django_assert_num_queries
):
    centre, edition = build_centre(shapla), build_edition()
    for day in range(workshops):
        build_workshop(
            shapla,
            facilitator=rina,
            starts_at=_noon(day - 2),
            centre=centre,
            edition=edition,
        )
    # Session, user, any accepted role, organisations, five kinds, their sessions, may
    # schedule, requests, ties, staff who wait, a new password, concerns and follow-ups.
    with django_assert_num_queries(17):
        field.get("/field/")


def test_many_past_workshops_are_cut_until_asked_for(field, shapla, rina):
    for day in range(25):
        starts_at = _noon(-day - 2)
        build_workshop(
            shapla, facilitator=rina, starts_at=starts_at, state=WorkshopState.DONE
        )
    group = field.get("/field/").context["groups"][0]
    assert (len(group.lines), group.is_cut) == (20, True)
    newest = timezone.localdate(group.lines[0].session.starts_at)
    assert newest == timezone.localdate() - 2 * DAY
    everything = field.get("/field/all/past/").context["group"]
    assert (len(everything.lines), everything.is_cut) == (25, False)


@pytest.mark.parametrize("workshops", [3, 60])
def test_the_past_is_read_page_by_page(
    workshops, field, shapla, rina, django_assert_num_queries
):
    centre, edition = build_centre(shapla), build_edition()
    for day in range(workshops):
        build_workshop(
            shapla, facilitator=rina, starts_at=_noon(-day - 2), centre=centre,
            edition=edition, state=WorkshopState.DONE,
        )  # fmt: skip
    # Session, user, organisations, how many, workshops, their sessions.
    with django_assert_num_queries(6):
        page = field.get("/field/all/past/")
    assert len(page.context["group"].lines) == min(workshops, 50)
    last = field.get("/field/all/past/?page=২").context["group"]
    assert len(last.lines) == (10 if workshops == 60 else 3)


def test_an_unknown_kind_is_not_found(field):
    assert field.get("/field/all/everything/").status_code == 404


def test_a_workshop_stands_once_in_the_list(field, shapla, rina):
    course = build_workshop(shapla, facilitator=rina, starts_at=_noon(-1))
    for number, days in ((2, 0), (3, 5)):
        Session.objects.create(
            workshop=course, number=number, starts_at=_noon(days),
            ends_at=_noon(days) + dt.timedelta(hours=1),
        )  # fmt: skip
    groups = field.get("/field/").context["groups"]
    assert [(str(g.title), len(g.lines)) for g in groups] == [("Today", 1)]
    course.sessions.filter(number=2).update(state=SessionState.CANCELLED)
    (group,) = field.get("/field/").context["groups"]
    assert (str(group.title), group.lines[0].session.number) == ("Coming", 3)


def test_the_page_shows_the_job_with_the_next_step(field, workshop, rina):
    steps = field.get(f"/field/workshops/{workshop.code}/").context["steps"]
    assert (steps[0].step.label, steps[0].is_next) == (
        "Put the people on the list",
        True,
    )
    enrol(workshop, rina)
    steps = field.get(f"/field/workshops/{workshop.code}/").context["steps"]
    assert steps[0].step.is_done
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert sum(step.is_next for step in steps) == 1


def test_a_monitor_sees_facts_and_no_way_to_the_people(client, mitu, workshop, rina):
    enrol(workshop, rina)
    client.force_login(mitu)
    page = text_of(client.get(f"/field/workshops/{workshop.code}/"))
    assert workshop.code in page
    # What they may take is the list without names.
    assert '/people/"' not in page
    assert "/roll-call/" not in page
    assert "রহিমা" not in page


def test_plans_a_workshop(field, shapla, rina):
    centre, edition = build_centre(shapla), build_edition()
    data = schedule_form(centre, rina, edition.pk, build_audience().pk)
    response = field.post("/field/schedule/", data)
    workshop = Workshop.objects.get()
    assert response["Location"] == f"/field/workshops/{workshop.code}/"
    assert (workshop.organisation, workshop.centre) == (shapla, centre)
    assert (workshop.capacity, workshop.created_by) == (25, rina)
    assert workshop.sessions.count() == 1


def test_plans_with_bangla_digits_and_several_days(field, shapla, rina):
    data = schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )
    year = timezone.localdate().year + 1
    data |= {
        "capacity": "২৫",
        "days-0-date": "১২/০৩/২০২৭".replace("২০২৭", str(year)),
        "days-0-starts": "১০:০০",
        "days-0-ends": "১২:৩০",
        "days-3-date": f"{year}-03-19",
        "days-3-starts": "10:00",
        "days-3-ends": "12:30",
    }
    field.post("/field/schedule/", data)
    workshop = Workshop.objects.get()
    assert workshop.capacity == 25
    starts = [timezone.localtime(s.starts_at) for s in workshop.sessions.all()]
    assert [(s.month, s.day, s.hour) for s in starts] == [(3, 12, 10), (3, 19, 10)]


BAD = [
    ({"days-0-ends": "09:00"}, "A session must end after it starts."),
    ({"days-0-date": "2001-01-01"}, "more than a year ago"),
    ({"days-0-date": "2199-01-01"}, "more than two years ahead"),
    ({"days-0-date": "31/02/2027"}, "Write the date as day/month/year"),
    ({"days-0-date": ""}, "Give the date."),
    ({"days-0-starts": "late"}, "Write the time as hour:minute"),
    ({"days-1-date": "2027-05-01"}, "Day 2: Say when it starts."),
    ({"capacity": "0"}, "A workshop needs at least one place."),
    ({"capacity": "many"}, "Write a whole number"),
    ({"capacity": "9999"}, "at most 500 places"),
    ({"audience": ""}, "Choose whom the workshop is for."),
    ({"edition": ""}, "Choose the module that you teach."),
    ({"centre": ""}, "Choose a centre."),
    ({"facilitators": []}, "Choose at least one facilitator."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    field, shapla, rina, changed, sentence
):
    data = schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )
    data |= {"days-0-starts": "10:15", **changed}
    response = field.post("/field/schedule/", data)
    assert response.status_code == 200
    page = text_of(response)
    assert sentence in page
    assert Workshop.objects.count() == 0
    for typed in changed.values():
        if typed and isinstance(typed, str):
            assert f'value="{typed}"' in page


def test_a_form_that_was_tampered_with_plans_nothing(field, shapla, rina):
    data = schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )
    response = field.post("/field/schedule/", {**data, "days-TOTAL_FORMS": "x"})
    assert response.status_code == 200
    assert 'class="error-summary"' in text_of(response)
    assert Workshop.objects.count() == 0


def test_a_module_for_other_people_is_asked_about_once(field, shapla, rina):
    employers = build_audience("employers")
    data = schedule_form(build_centre(shapla), rina, build_edition().pk, employers.pk)
    page = text_of(field.post("/field/schedule/", data))
    assert f"This module is made for: {build_audience().name}." in page
    assert 'name="other_module"' in page
    assert Workshop.objects.count() == 0

    sent = {**data, "other_module": "on"}
    page = text_of(field.post("/field/schedule/", sent, follow=True))
    assert Workshop.objects.get().audience == employers
    assert f"a module that is made for others: {build_audience().name}." in page


def test_modules_of_the_chosen_people_come_first(field, shapla, rina):
    for_employers, for_parents = build_edition("Fair work"), build_edition()
    employers = build_audience("employers")
    for_employers.audiences.set([employers])
    unasked = field.get("/field/schedule/").context["form"].fields["edition"].choices
    data = schedule_form(build_centre(shapla), rina, for_parents.pk, employers.pk)
    page = field.post("/field/schedule/", data)
    groups = page.context["form"].fields["edition"].choices
    with translation.override("en"):
        assert {name for name, _editions in unasked[1:]} == {
            employers.name,
            build_audience().name,
        }
        assert [(str(name), [pk for pk, _name in found]) for name, found in groups[1:]] == [
            (f"Made for: {employers.name}", [for_employers.pk]),
            ("Made for other people", [for_parents.pk]),
        ]  # fmt: skip
    assert f'<option value="{for_parents.pk}" selected>' in text_of(page)


def test_a_centre_of_another_organisation_cannot_be_chosen(field, doel, rina):
    theirs = build_centre(doel)
    data = schedule_form(theirs, rina, build_edition().pk, build_audience().pk)
    page = text_of(field.post("/field/schedule/", data))
    assert "Choose a centre of your own organisation." in page
    assert Workshop.objects.count() == 0


@pytest.mark.parametrize("name", ["selim", "mitu", "karim"])
def test_who_does_not_run_workshops_here_cannot_be_chosen(field, request, shapla, name):
    other = request.getfixturevalue(name)
    data = schedule_form(
        build_centre(shapla), other, build_edition().pk, build_audience().pk
    )
    page = text_of(field.post("/field/schedule/", data))
    assert "Choose facilitators of your own organisation." in page
    assert Workshop.objects.count() == 0


def test_a_double_booking_keeps_what_was_typed(field, shapla, rina):
    data = schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )
    field.post("/field/schedule/", data)
    page = text_of(field.post("/field/schedule/", {**data, "days-0-starts": "11:15"}))
    first = Workshop.objects.get()
    assert f"is at the workshop “Gentle words” ({first.code}) at that time" in page
    assert 'value="11:15"' in page


def test_who_plans_for_a_colleague_lands_on_the_list(field, shapla, rina):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    data = schedule_form(
        build_centre(shapla), joya, build_edition().pk, build_audience().pk
    )
    assert field.post("/field/schedule/", data)["Location"] == "/field/"
    assert Workshop.objects.get().assignments.get().user == joya
