"""No administrator alone reads a name or a concern: a second person accepts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.builders import (
    build_audience,
    build_member,
    build_membership,
)
from tests.workshops.builders import build_centre, text_of
from workshops.acceptance import waiting_for
from workshops.access import (
    Right,
    centres_for,
    organisations_for,
    organisations_wholly_for,
    rights_anywhere,
    rights_on,
    workshops_for,
)
from workshops.choices import MembershipRole, Urgency
from workshops.concerns import concerns_for, focal_points_of
from workshops.refusals import Refused
from workshops.services.accepting import accept_as_superuser, accept_role
from workshops.services.reporting import report_concern
from workshops.services.staffing import (
    add_staff,
    give_new_password,
    give_role,
    note_own_password,
)

pytestmark = pytest.mark.usefixtures("in_english", "shapla_scope")

COORDINATOR = MembershipRole.COORDINATOR
FACILITATOR = MembershipRole.FACILITATOR
LEAD = MembershipRole.CENTRE_LEAD
SAFEGUARDING = MembershipRole.SAFEGUARDING


@pytest.fixture
def asha(shapla):
    """Administers Shapla."""
    return build_member("asha", shapla, MembershipRole.ADMINISTRATOR)


@pytest.fixture
def concern(shapla, rina, workshop):
    return report_concern(
        by=rina,
        organisation=shapla,
        seen="marks on her hand",
        urgency=Urgency.TODAY,
        workshop=workshop,
    )


def add(organisation, by, role, username="joya", **reach):
    account = {"username": username, "first_name": "J", "last_name": "", "email": ""}
    user, _password = add_staff(organisation, by=by, role=role, **account, **reach)
    return user


def lines(user):
    return [membership.user for membership in waiting_for(user)]


def test_a_password_told_to_the_administrator_opens_no_concern(
    client, shapla, asha, concern
):
    account = {"username": "joya", "first_name": "J", "last_name": "", "email": ""}
    joya, password = add_staff(shapla, by=asha, role=SAFEGUARDING, **account)
    assert client.login(username="joya", password=password)

    assert list(concerns_for(joya)) == []
    assert client.get("/field/concerns/").status_code == 404
    assert client.get(f"/field/concerns/{concern.key}/").status_code == 404
    assert list(focal_points_of(concern)) == []


@pytest.mark.parametrize("role", [COORDINATOR, FACILITATOR, LEAD])
def test_a_waiting_role_opens_nothing(shapla, asha, workshop, role):
    joya = add(shapla, asha, role)
    workshop.assignments.create(user=joya)

    assert list(organisations_for(joya)) == []
    assert list(organisations_wholly_for(joya, Right.SCHEDULE)) == []
    assert list(workshops_for(joya)) == []
    assert list(centres_for(joya)) == []
    assert rights_on(joya, workshop) == set()
    assert rights_anywhere(joya) == set()


def test_a_role_without_names_holds_at_once(shapla, asha, workshop):
    joya = add(shapla, asha, MembershipRole.MONITOR)
    assert list(workshops_for(joya)) == [workshop]


def test_a_new_password_locks_who_reads_concerns(client, shapla, asha, nasrin, concern):
    password = give_new_password(shapla, nasrin, by=asha)
    assert client.login(username="nasrin", password=password)

    assert list(concerns_for(nasrin)) == []
    assert client.get(f"/field/concerns/{concern.key}/").status_code == 404
    client.cookies["language"] = "en"
    page = text_of(client.get("/field/"))
    assert "asha made a new password for you" in page
    assert "You wait for a second person" in page


def test_a_new_password_locks_every_role_of_who_reads_names(shapla, asha, kamal):
    build_membership(kamal, shapla, MembershipRole.MONITOR)
    give_new_password(shapla, kamal, by=asha)
    assert list(organisations_for(kamal)) == []


def test_a_new_password_of_who_reads_no_names_locks_nothing(shapla, asha, mitu):
    give_new_password(shapla, mitu, by=asha)
    assert list(organisations_for(mitu)) == [shapla]


def test_the_notice_stays_when_the_role_is_accepted(
    client, shapla, asha, nasrin, kamal
):
    give_new_password(shapla, nasrin, by=asha)
    note_own_password(nasrin)
    accept_role(nasrin.memberships.get(), by=kamal)
    client.force_login(nasrin)
    client.cookies["language"] = "en"
    assert "asha made a new password for you" in text_of(client.get("/field/"))


def test_another_focal_point_accepts_one(shapla, asha, kamal, nasrin, rina):
    joya = add(shapla, asha, SAFEGUARDING)
    assert lines(nasrin) == [joya]
    for other in (kamal, rina, asha, joya):
        assert lines(other) == []


def test_a_coordinator_accepts_the_first_focal_point(shapla, asha, kamal, doel):
    joya = add(shapla, asha, SAFEGUARDING)
    assert lines(kamal) == [joya]
    assert lines(build_member("runa", doel, COORDINATOR)) == []
    centre = build_centre(shapla)
    assert lines(build_member("lead", shapla, LEAD, centre=centre)) == []


def test_a_coordinator_or_the_lead_of_the_centre_accepts_who_reads_names(
    shapla, asha, kamal, rina, mitu, nasrin
):
    here, there = build_centre(shapla), build_centre(shapla)
    lead = build_member("lead", shapla, LEAD, centre=here)
    other = build_member("lead2", shapla, LEAD, centre=there)
    few = build_member("few", shapla, COORDINATOR, audience=build_audience())
    joya = add(shapla, asha, FACILITATOR, centre=here)
    bina = add(shapla, asha, COORDINATOR, username="bina")

    assert lines(kamal) == [joya, bina]
    assert lines(lead) == [joya]
    for user in (other, few, rina, mitu, nasrin, asha):
        assert lines(user) == []


def test_who_gave_a_role_does_not_accept_it(shapla, kamal):
    """Also not somebody who has both roles."""
    build_membership(kamal, shapla, MembershipRole.ADMINISTRATOR)
    add(shapla, kamal, FACILITATOR)
    assert lines(kamal) == []


def test_nobody_accepts_with_a_role_that_waits(shapla, asha, kamal):
    add(shapla, asha, COORDINATOR)
    give_new_password(shapla, kamal, by=asha)
    assert lines(kamal) == []


def test_a_told_password_must_be_changed_first(shapla, asha, kamal):
    joya = add(shapla, asha, FACILITATOR)
    with pytest.raises(Refused, match="must first log in and choose a password"):
        accept_role(joya.memberships.get(), by=kamal)
    note_own_password(joya)
    accept_role(joya.memberships.get(), by=kamal)

    given = joya.memberships.get()
    assert (given.given_by, given.accepted_by) == (asha, kamal)
    assert list(organisations_for(joya)) == [shapla]
    assert joya.staff_changes.first().act == "role_accepted"


def test_a_role_of_somebody_known_waits_too(shapla, asha, mitu, kamal):
    give_role(shapla, mitu, by=asha, role=COORDINATOR)
    assert Right.IDENTITIES not in rights_anywhere(mitu)
    accept_role(mitu.memberships.get(role=COORDINATOR), by=kamal)
    assert Right.IDENTITIES in rights_anywhere(mitu)


def test_what_somebody_may_not_accept_is_refused(shapla, asha, rina):
    joya = add(shapla, asha, FACILITATOR)
    for attempt in (accept_role, accept_as_superuser):
        with pytest.raises(Refused, match="does not wait for you"):
            attempt(joya.memberships.get(), by=rina)


def test_the_whole_way_on_the_screens(client, shapla, asha, kamal):
    client.cookies["language"] = "en"
    client.force_login(asha)
    account = {"first_name": "Joya", "last_name": "", "username": "joya", "email": ""}
    role = {"role": "facilitator", "centre": "", "audience": ""}
    told = client.post("/field/staff/shapla/add/", {**account, **role})
    assert "This person reads nothing yet." in text_of(told)
    password = told.context["password"]

    client.login(username="joya", password=password)
    assert "Choose a password that only you know." in text_of(client.get("/field/"))
    assert client.get("/field/more/").status_code == 404
    chosen = {
        "new_password1": "three words for me",
        "new_password2": "three words for me",
    }
    changed = client.post(
        "/field/password/", {"old_password": password, **chosen}, follow=True
    )
    assert "You wait for a second person" in text_of(changed)

    client.force_login(kamal)
    assert "Staff who wait for you" in text_of(client.get("/field/"))
    page = client.get("/field/waiting-staff/")
    pk = page.context["waiting"][0].pk
    accepted = client.post(f"/field/waiting-staff/{pk}/accept/", follow=True)
    assert "Accepted. The role holds from now on." in text_of(accepted)
    assert client.post(f"/field/waiting-staff/{pk}/accept/").status_code == 404

    client.login(username="joya", password="three words for me")
    assert "My workshops" in text_of(client.get("/field/"))


def test_who_may_not_accept_finds_nothing(client, shapla, doel, asha, rina, mitu):
    joya = add(shapla, asha, FACILITATOR)
    pk = joya.memberships.get().pk
    strangers = [asha, rina, mitu, build_member("runa", doel, COORDINATOR)]
    for user in strangers:
        client.force_login(user)
        assert client.post(f"/field/waiting-staff/{pk}/accept/").status_code == 404
    assert joya.memberships.get().accepted_at is None


@pytest.mark.parametrize("people", [1, 12])
def test_the_list_costs_the_same_for_many(
    client, shapla, asha, kamal, people, django_assert_num_queries
):
    for number in range(people):
        add(shapla, asha, FACILITATOR, username=f"person{number}")
    client.force_login(kamal)
    with django_assert_num_queries(5):
        client.get("/field/waiting-staff/")


def test_every_other_module_asks_for_accepted_roles():
    """`Membership.objects` is for those who administer, and for who waits."""
    administering = {
        "access.py",
        "acceptance.py",
        "models/organisation.py",
        "services/accepting.py",
        "services/staffing.py",
        "staff.py",
        "views/staff.py",
    }
    root = Path(__file__).parents[3] / "workshops"
    asking = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if any(
            isinstance(node, ast.Attribute)
            and ast.unparse(node) == "Membership.objects"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert asking <= administering
