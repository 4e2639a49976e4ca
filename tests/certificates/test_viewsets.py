from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from certificates.models import Criterion, Design
from tests.certificates.forms.test_design import typed

LIST = "/admin/certificate_designs/"


@pytest.fixture
def office(client, db):
    user = User.objects.create_superuser("office", password="a-long-password")
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", [LIST, f"{LIST}new/"])
def test_the_office_sees_designs_and_others_do_not(office, design, client, address):
    assert office.get(address).status_code == 200
    office.logout()
    assert office.get(address).status_code == 302


def test_facilitators_make_no_designs(client, rina, design):
    client.force_login(rina)
    assert client.get(f"{LIST}new/").status_code == 302


def test_a_design_is_made_and_changed_in_the_admin(office, shapla):
    office.post(f"{LIST}new/", typed(shapla, requirements=[]))
    design = Design.objects.get()
    assert [each.minimum_percent for each in Criterion.objects.all()] == [75]
    page = office.get(f"{LIST}edit/{design.pk}/")
    assert 'value="75"' in page.text
    office.post(
        f"{LIST}edit/{design.pk}/", typed(shapla, requirements=[], minimum_percent="60")
    )
    assert [each.minimum_percent for each in Criterion.objects.all()] == [60]


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_asks_as_often_for_many(
    office, shapla, count, django_assert_max_num_queries
):
    for number in range(count):
        Design.objects.create(organisation=shapla, name=f"Design {number}")
    office.get(LIST)
    with django_assert_max_num_queries(10):
        assert office.get(LIST).status_code == 200
