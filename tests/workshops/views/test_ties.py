from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tests.builders import build_member, build_participant, build_workshop
from tests.workshops.builders import enrol, text_of
from workshops.choices import MembershipRole
from workshops.models import Enrolment, Tie


@pytest.fixture
def employer(workshop, rina) -> Enrolment:
    return enrol(workshop, rina, call_name="মালিক")


@pytest.fixture
def child(shapla, rina) -> Enrolment:
    """On the list of another workshop of Rina's."""
    other = build_workshop(shapla, facilitator=rina)
    return enrol(other, rina, call_name="মিনা")


@pytest.fixture
def office(kamal) -> Client:
    client = Client()
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def _add(field, employer, code, kind="employer"):
    address = f"/field/workshops/{employer.workshop.code}/people/1/ties/"
    return text_of(field.post(address, {"kind": kind, "code": code}, follow=True))


def test_a_facilitator_writes_it_and_reads_nothing_back(field, employer, child):
    code = child.participant.code
    page = _add(field, employer, code)
    assert "It is written down." in page
    assert code not in page
    for path in ("people/", "people/1/", "people/1/ties/"):
        page = text_of(field.get(f"/field/workshops/{employer.workshop.code}/{path}"))
        assert code not in page


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Write the code of the other person."),
        ("ABC", "Nobody here has this code."),
        ("doel", "Nobody here has this code."),
    ],
)
def test_a_wrong_code_gets_a_sentence(field, employer, doel, code, sentence):
    if code == "doel":
        code = build_participant(doel).code
    page = _add(field, employer, code)
    assert sentence in page
    assert not code or f'value="{code}"' in page
    with scopes_disabled():
        assert Tie.objects.count() == 0


def test_the_office_reads_codes_and_kinds_and_ends_them(field, office, employer, child):
    _add(field, employer, child.participant.code)
    page = text_of(office.get("/field/apart/"))
    assert f"{employer.participant.code} – {child.participant.code}" in page
    assert "Employer of the other" in page
    with scopes_disabled():
        tie = Tie.objects.get()
    office.post(f"/field/apart/{tie.pk}/end/")
    assert "Nothing yet." in text_of(office.get("/field/apart/"))


def test_another_organisation_neither_reads_nor_ends_it(field, employer, child, doel):
    _add(field, employer, child.participant.code)
    stranger = Client()
    stranger.force_login(build_member("runa", doel, MembershipRole.COORDINATOR))
    assert child.participant.code not in text_of(stranger.get("/field/apart/"))
    with scopes_disabled():
        tie = Tie.objects.get()
    assert stranger.post(f"/field/apart/{tie.pk}/end/").status_code == 404
    assert field.post(f"/field/apart/{tie.pk}/end/").status_code == 404


@pytest.mark.parametrize(
    "role", [MembershipRole.COORDINATOR, MembershipRole.SAFEGUARDING]
)
def test_a_role_for_a_part_reads_and_ends_no_tie(
    field, workshop, employer, child, shapla, role
):
    _add(field, employer, child.participant.code)
    with scopes_disabled():
        tie = Tie.objects.get()
    reaches = ({"centre": workshop.centre}, {"audience": workshop.audience})
    for number, reach in enumerate(reaches):
        client = Client()
        client.force_login(build_member(f"part{number}", shapla, role, **reach))
        assert client.get("/field/apart/").status_code == 404
        assert "/field/apart/" not in client.get("/field/more/").text
        assert client.post(f"/field/apart/{tie.pk}/end/").status_code == 404
    with scopes_disabled():
        assert Tie.objects.get().ended_at is None


def test_the_focal_point_for_safety_reads_it(field, employer, child, shapla):
    _add(field, employer, child.participant.code)
    client = Client()
    client.force_login(build_member("asha", shapla, MembershipRole.SAFEGUARDING))
    assert child.participant.code in text_of(client.get("/field/apart/"))


def test_the_office_is_told_of_one_list_and_of_one_centre_at_one_time(
    field, office, workshop, employer, rina, shapla
):
    same = enrol(workshop, rina)
    beside = build_workshop(shapla, facilitator=rina, centre=workshop.centre)
    near = enrol(beside, rina)
    _add(field, employer, same.participant.code, "must_not_meet")
    _add(field, employer, near.participant.code)
    page = text_of(office.get("/field/apart/"))
    assert f"Both are on the list of workshop {workshop.code}." in page
    assert f"Workshops {workshop.code} and {beside.code} are at one centre" in page


def test_family_and_other_centres_are_no_warning(field, office, employer, child):
    _add(field, employer, child.participant.code)
    assert "Too near" not in text_of(office.get("/field/apart/"))


@pytest.mark.parametrize("ties", [1, 12])
def test_the_page_costs_the_same_for_many(
    ties, field, office, employer, workshop, shapla, rina, count_reads
):
    for _ in range(ties):
        near = build_workshop(shapla, facilitator=rina, centre=workshop.centre)
        _add(field, employer, enrol(near, rina).participant.code)
    # Session, user, organisations, the right to ties, ties, their lists, their meetings.
    assert count_reads(lambda: office.get("/field/apart/")) == 7


OFFICE = "Two people on this list must be kept apart. Take one off today."
ROOM = "Ask the coordinator before the next meeting."


def test_a_list_that_came_to_hold_both_warns_the_office_and_asks_the_room(
    field, office, mitu, workshop, employer, rina
):
    other = enrol(workshop, rina)
    pages = ("/field/", f"/field/workshops/{workshop.code}/")
    for page in pages:
        assert OFFICE not in text_of(office.get(page))
    _add(field, employer, other.participant.code)
    monitor = Client()
    monitor.force_login(mitu)
    monitor.cookies["language"] = "en"
    for page in pages:
        told, asked = text_of(office.get(page)), text_of(field.get(page))
        assert OFFICE in told
        assert 'href="/field/apart/"' in told
        assert (ROOM in asked, OFFICE in asked) == (True, False)
        assert other.participant.code not in asked
        seen = text_of(monitor.get(page))
        assert (ROOM in seen, OFFICE in seen) == (False, False)
    with scopes_disabled():
        Enrolment.objects.filter(pk=other.pk).update(state="withdrawn")
    for page in pages:
        assert OFFICE not in text_of(office.get(page))


@pytest.mark.parametrize("path", ["roster/1.pdf", "cards-of-people.pdf"])
def test_no_paper_holds_both(field, workshop, employer, rina, path):
    _add(field, employer, enrol(workshop, rina).participant.code)
    page = field.get(f"/field/workshops/{workshop.code}/{path}", follow=True)
    assert "This list cannot be given out now." in text_of(page)


def test_a_list_that_holds_both_is_not_given_out(field, workshop, employer, rina):
    _add(field, employer, enrol(workshop, rina).participant.code)
    for path in ("export/", "export/names/"):
        address = f"/field/workshops/{workshop.code}/people/{path}"
        page = text_of(field.post(address, {"kind": "csv"}, follow=True))
        if path == "export/names/":
            assert "This list cannot be given out now." in page
