from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.builders import build_member
from tests.workshops.builders import build_centre, text_of
from workshops.calendars import new_calendar_link, owner_of
from workshops.choices import MembershipRole
from workshops.models import Membership

ADDRESSES = ["/field/staff/shapla/", "/field/staff/shapla/add/"]
NEW = {
    "first_name": "Joya",
    "last_name": "",
    "username": "joya",
    "email": "",
    "role": "facilitator",
    "centre": "",
    "audience": "",
}


@pytest.fixture
def asha(shapla):
    """Administers Shapla."""
    return build_member("asha", shapla, MembershipRole.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def test_only_administrators_manage_staff(client, asha, rina, kamal, mitu, selim):
    addresses = [*ADDRESSES, f"/field/staff/shapla/{rina.pk}/"]
    client.force_login(asha)
    assert [client.get(each).status_code for each in addresses] == [200, 200, 200]
    assert client.get("/field/staff/").url == "/field/staff/shapla/"
    for user in (rina, kamal, mitu, selim):
        client.force_login(user)
        assert [client.get(each).status_code for each in addresses] == [404, 404, 404]
        assert client.get("/field/staff/").status_code == 404


def test_an_administrator_reaches_nobody_of_another_organisation(
    client, asha, doel, selim
):
    client.force_login(asha)
    membership = selim.memberships.get()
    base = f"{selim.pk}/"
    posts = [
        f"{base}password/",
        f"{base}switch/",
        f"{base}roles/{membership.pk}/take/",
    ]
    for slug in ("shapla", "doel"):
        assert client.get(f"/field/staff/{slug}/{base}").status_code == 404
        for post in posts:
            assert client.post(f"/field/staff/{slug}/{post}").status_code == 404
    assert selim.memberships.get() == membership


def test_an_administrator_of_one_centre_manages_no_staff(client, shapla, rina):
    role = MembershipRole.ADMINISTRATOR
    client.force_login(build_member("part", shapla, role, centre=build_centre(shapla)))
    addresses = [*ADDRESSES, f"/field/staff/shapla/{rina.pk}/", "/field/staff/"]
    addresses += ["/field/keys/"]
    assert {client.get(each).status_code for each in addresses} == {404}
    assert client.post(ADDRESSES[1], NEW).status_code == 404
    assert "/field/staff/" not in client.get("/field/more/").text


def test_a_password_is_told_once(client, asha):
    client.force_login(asha)
    page = client.post(ADDRESSES[1], NEW)

    assert "This password is shown once." in text_of(page)
    password = page.context["password"]
    assert f"<strong>{password}</strong>" in page.text
    user = User.objects.get(username="joya")
    assert user.check_password(password)
    assert password not in client.get(f"/field/staff/shapla/{user.pk}/").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": "a b"}, "Use letters, digits and . - _ only, and no spaces."),
        ({"username": "ASHA"}, "This user name is taken. Choose another one."),
        ({"email": "joya"}, "This is no e-mail address. Look at it again."),
        ({"role": ""}, "Choose what this person does."),
        ({"role": "centre_lead"}, "Choose the centre that this person leads."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(client, asha, typed, sentence):
    client.force_login(asha)
    page = client.post(ADDRESSES[1], {**NEW, **typed})

    assert sentence in text_of(page)
    assert 'value="Joya"' in page.text
    assert User.objects.filter(first_name="Joya").count() == 0


def test_a_role_is_given_and_taken(client, asha, mitu):
    client.force_login(asha)
    address = f"/field/staff/shapla/{mitu.pk}/"
    role = {"role": "director", "centre": "", "audience": ""}

    assert "The role is given." in client.post(address, role, follow=True).text
    given = Membership.objects.get(user=mitu, role="director")
    again = text_of(client.post(address, role))
    assert "This person has this role already." in again
    taken = client.post(f"{address}roles/{given.pk}/take/", follow=True)
    assert "The role is taken away." in taken.text
    assert [each.role for each in mitu.memberships.all()] == ["monitor"]


def test_one_sees_oneself_and_changes_nothing(client, asha):
    client.force_login(asha)
    page = client.get(f"/field/staff/shapla/{asha.pk}/").text
    assert "This is you." in page
    assert "Make a new password" not in page


@pytest.mark.parametrize("people", [1, 12])
def test_the_list_asks_the_same_few_times(
    client, asha, shapla, people, django_assert_num_queries
):
    for number in range(people):
        build_member(f"person{number}", shapla, MembershipRole.FACILITATOR)
    client.force_login(asha)
    with django_assert_num_queries(7):
        client.get(ADDRESSES[0])


def test_everybody_changes_their_own_password(client, rina):
    token = new_calendar_link(rina)
    client.force_login(rina)
    typed = {
        "old_password": "a-long-password",
        "new_password1": "three words for me",
        "new_password2": "three words for me",
    }
    wrong = client.post("/field/password/", {**typed, "old_password": "x"}).text
    assert "The old password is wrong. Type it again." in wrong
    page = client.post("/field/password/", typed, follow=True).text
    assert "Your new password holds from now on." in page
    rina.refresh_from_db()
    assert rina.check_password("three words for me")
    assert owner_of(token) is None
