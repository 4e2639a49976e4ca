from __future__ import annotations

import csv
import io
import re

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import build_enrolment, build_mark, build_member
from tests.workshops.builders import text_of
from workshops.choices import MembershipRole
from workshops.models import CountsSubscription


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def _days(workshop):
    day = timezone.localtime(workshop.sessions.get().starts_at).date()
    return {"since": day.replace(day=1).isoformat(), "until": day.isoformat()}


def test_the_page_counts_people(office, workshop):
    build_mark(build_enrolment(workshop))

    page = office.get("/field/counts/", {**_days(workshop), "by": "month"})

    assert "1 person came at least once." in page.content.decode()


def test_heads_without_a_name_stand_in_the_table_apart(office, workshop):
    build_mark(build_enrolment(workshop))
    cell = {"basis": "unnamed", "sex": "female", "age_band": "10_13"}
    with scopes_disabled():
        for has_disability, number in ((False, 7), (True, 2)):
            workshop.sessions.get().tallies.create(
                has_disability=has_disability,
                count=number,
                occurred_at=timezone.now(),
                **cell,
            )

    page = text_of(office.get("/field/counts/", _days(workshop)))

    assert "1 person came at least once." in page
    assert page.count("10 to 13") == 2
    assert "At the sessions: 1 with a name + 9 without a name = 10 in all." in page
    assert '<td class="number" data-label="With a disability">2</td>' in page


def test_the_file_has_a_row_for_each_number(office, workshop):
    build_mark(build_enrolment(workshop))

    answer = office.get("/field/counts/", {**_days(workshop), "file": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    found = {
        (row["measure"], row["group"], row["age_band"]): row["value"] for row in rows
    }

    assert answer["Content-Disposition"] == 'attachment; filename="counts.csv"'
    assert found["people", "", ""] == "1"
    assert found["people_sex_age", "female", "30_49"] == "1"
    assert found["places", "", ""] == "30"
    assert found["staff_sessions", "rina", ""] == "1"


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"since": "2026-02-01", "until": "2026-01-01"},
            "The last day is before the first. Change one of them.",
        ),
        (
            {"since": "2000-01-01", "until": "2026-01-01", "by": "month"},
            "These are too many parts. Choose larger ones or fewer days.",
        ),
        ({"since": "soon"}, "Write the date as day/month/year, such as 12/03/2027."),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_and_kept(office, chosen, sentence):
    page = office.get("/field/counts/", chosen).content.decode()

    assert sentence in page
    assert chosen["since"] in page


def test_another_organisation_is_not_found(office, doel):
    assert office.get("/field/counts/", {"organisation": "doel"}).status_code == 404


def test_a_partner_chooses_a_whole_time_and_nothing_finer(client, shapla, workshop):
    client.force_login(build_member("nadia", shapla, MembershipRole.PARTNER))
    client.cookies["language"] = "en"

    page = client.get("/field/counts/", {**_days(workshop), "centre": "1"})

    assert 'name="time"' in page.content.decode()
    assert 'name="since"' not in page.content.decode()


def _subscribe(client, **form):
    return client.post("/field/counts/letters/", form, follow=True).content.decode()


def _address(user):
    user.email = "kamal@shapla.example"
    user.save()


def test_the_numbers_are_wanted_again_and_no_more(office, kamal, shapla):
    _address(kamal)
    first = timezone.localdate().replace(month=1, day=1).isoformat()
    form = {"organisation": "shapla", "since": first, "by": "month", "often": "weekly"}

    page = _subscribe(office, **form)
    _subscribe(office, **form)
    wish = CountsSubscription.objects.get()

    assert "The numbers will come by e-mail." in page
    assert "Every week" in page
    assert (wish.user, wish.organisation, wish.question) == (
        kamal,
        shapla,
        {"by": "month"},
    )
    assert wish.next_due.weekday() == 6
    office.post(f"/field/counts/letters/{wish.pk}/end/")
    assert CountsSubscription.objects.count() == 0


def test_a_time_that_is_over_is_not_sent_again_and_again(office, kamal):
    _address(kamal)

    page = _subscribe(office, since="2025-01-01", until="2025-12-31", often="weekly")

    assert "This time is over" in page
    assert "2025-12-31" in page
    assert CountsSubscription.objects.count() == 0


def test_without_an_address_nothing_is_offered(office, workshop):
    assert "letters" not in office.get("/field/counts/").content.decode()
    assert "has no e-mail address" in _subscribe(office, often="weekly")


def test_letters_of_others_are_out_of_reach(office, mitu, shapla, doel, kamal):
    _address(kamal)
    theirs = CountsSubscription.objects.create(
        user=mitu, organisation=shapla, often="weekly", next_due="2027-01-03"
    )

    ended = office.post(f"/field/counts/letters/{theirs.pk}/end/")
    other = {"organisation": "doel", "often": "weekly"}

    assert ended.status_code == 404
    assert office.post("/field/counts/letters/", other).status_code == 404
    assert CountsSubscription.objects.get() == theirs


def test_what_the_buttons_send_is_what_the_page_shows(office, kamal, workshop):
    _address(kamal)
    shown = {**_days(workshop), "by": "month", "centre": str(workshop.centre_id)}
    page = office.get("/field/counts/", shown).content.decode()
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', page))
    ids = re.findall(r'\bid="(\w+)"', page)

    _subscribe(office, often="monthly", **sent)

    wish = CountsSubscription.objects.get()
    assert wish.question["by"] == "month"
    assert wish.question["centre"] == str(workshop.centre_id)
    assert len(ids) == len(set(ids))


def test_a_partner_wants_the_newest_quarter_only(client, shapla):
    nadia = build_member("nadia", shapla, MembershipRole.PARTNER)
    _address(nadia)
    client.force_login(nadia)
    client.cookies["language"] = "en"

    old = _subscribe(client, time=timezone.localdate().year - 2, often="monthly")
    _subscribe(client, often="monthly")

    assert "This time is over" in old
    assert CountsSubscription.objects.get().question == {}
