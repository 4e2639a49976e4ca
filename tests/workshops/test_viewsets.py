from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse

from workshops.models import Centre, Membership, Organisation
from workshops.models.organisation import TWO_POWERS


@pytest.fixture
def office(kamal, client):
    """Kamal with the rights of the office in Wagtail's admin."""
    wanted = ["access_admin", "add_centre", "change_centre", "add_membership"]
    kamal.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client.force_login(kamal)
    return client


def test_the_office_adds_a_centre(office, shapla):
    data = {
        "organisation": shapla.pk,
        "name_bn": "রায়ের বাজার",
        "name_en": "Rayer Bazar",
        "address_bn": "",
        "address_en": "",
        "capacity": "25",
    }
    response = office.post(reverse("centres:add"), data)
    assert response.status_code == 302
    assert Centre.objects.get().name_en == "Rayer Bazar"


def test_the_office_gives_nobody_a_role(office, kamal, shapla, karim, rina):
    wanted = ["add_membership", "change_membership", "delete_membership"]
    permissions = Permission.objects.filter(codename__in=wanted)
    kamal.user_permissions.add(*permissions)
    data = {"user": karim.pk, "organisation": shapla.pk, "role": "safeguarding"}
    office.post(reverse("memberships:add"), data)
    assert Membership.objects.filter(user=karim).count() == 0

    own = rina.memberships.get()
    office.post(reverse("memberships:edit", args=[own.pk]), data)
    office.post(reverse("memberships:delete", args=[own.pk]))
    assert Membership.objects.get(user=rina).role == "facilitator"
    listed = office.get(reverse("memberships:index"))
    assert listed.status_code == 302


def test_a_superuser_gives_a_role_that_holds(admin_client, shapla, karim):
    data = {"user": karim.pk, "organisation": shapla.pk, "role": "coordinator"}
    assert admin_client.post(reverse("memberships:add"), data).status_code == 302
    given = Membership.objects.get(user=karim)
    assert given.role == "coordinator"
    assert given.accepted_by.username == "admin"


def test_a_superuser_accepts_what_waits(admin_client, shapla, karim):
    data = {"user": karim.pk, "organisation": shapla.pk, "role": "safeguarding"}
    waiting = Membership.objects.create(
        user=karim, organisation=shapla, role="safeguarding"
    )
    admin_client.post(reverse("memberships:edit", args=[waiting.pk]), data)
    waiting.refresh_from_db()
    assert waiting.accepted_by.username == "admin"
    assert [each.act for each in karim.staff_changes.all()] == ["role_accepted"]


def test_the_same_role_in_one_organisation_is_given_once(admin_client, shapla, rina):
    data = {"user": rina.pk, "organisation": shapla.pk, "role": "facilitator"}
    assert admin_client.post(reverse("memberships:add"), data).status_code == 200
    assert Membership.objects.get(user=rina).role == "facilitator"


def test_a_superuser_cannot_join_the_two_powers_either(admin_client, shapla, karim):
    address = reverse("memberships:add")
    data = {"user": karim.pk, "organisation": shapla.pk}
    admin_client.post(address, {**data, "role": "administrator"})
    refused = admin_client.post(address, {**data, "role": "safeguarding"})
    assert str(TWO_POWERS) in refused.text
    assert [each.role for each in karim.memberships.all()] == ["administrator"]


def test_without_the_right_nothing_is_added(office):
    data = {"name_bn": "ক", "name_en": "K", "slug": "k"}
    assert office.post(reverse("organisations:add"), data).status_code == 302
    assert not Organisation.objects.filter(slug="k").exists()


def test_a_facilitator_does_not_enter_the_admin(client, rina):
    client.force_login(rina)
    assert client.get(reverse("centres:index")).status_code == 302


@pytest.mark.parametrize("name", ["participants", "identities", "enrolments"])
def test_participants_are_not_in_the_admin(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"{name}:index")


@pytest.mark.parametrize("centres", [1, 12])
def test_the_list_of_centres_costs_the_same_for_many(
    centres, admin_client, shapla, django_assert_max_num_queries
):
    Centre.objects.bulk_create(
        Centre(organisation=shapla, name_en=f"C{n}", name_bn=f"ক{n}")
        for n in range(centres)
    )
    admin_client.get(reverse("centres:index"))
    with django_assert_max_num_queries(12):
        assert admin_client.get(reverse("centres:index")).status_code == 200
