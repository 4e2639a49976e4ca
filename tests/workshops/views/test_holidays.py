from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_member
from tests.workshops.builders import build_centre, text_of
from workshops.choices import MembershipRole
from workshops.models import Holiday


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def _sent(organisation, **changed):
    day = timezone.localdate() + dt.timedelta(days=40)
    return {
        "organisation": organisation.pk,
        "date": day.strftime("%d/%m/%Y"),
        "name_bn": "বিজয় দিবস",
        "name_en": "Victory Day",
        **changed,
    }


def test_a_holiday_is_added_and_taken_off(office, shapla):
    page = text_of(office.post("/field/holidays/", _sent(shapla), follow=True))
    assert "<b>Victory Day</b>" in page
    holiday = Holiday.objects.get()
    assert holiday.organisation == shapla
    office.post(f"/field/holidays/{holiday.pk}/remove/")
    assert Holiday.objects.count() == 0


def test_a_day_is_one_holiday(office, shapla):
    office.post("/field/holidays/", _sent(shapla))
    page = text_of(office.post("/field/holidays/", _sent(shapla, name_en="Again")))
    assert "This day is a holiday already." in page
    assert 'value="Again"' in page
    assert Holiday.objects.count() == 1


def test_holidays_of_all_and_of_others_are_not_theirs_to_remove(office, doel):
    day = timezone.localdate() + dt.timedelta(days=3)
    names = {"date": day, "name_bn": "ছুটি", "name_en": "Rest"}
    for_all = Holiday.objects.create(**names)
    theirs = Holiday.objects.create(organisation=doel, **{**names, "name_en": "Doel"})
    page = text_of(office.get("/field/holidays/"))
    assert "Rest" in page
    assert "Doel" not in page
    for holiday in (for_all, theirs):
        answer = office.post(f"/field/holidays/{holiday.pk}/remove/")
        assert answer.status_code == 404
    assert Holiday.objects.count() == 2


def test_a_holiday_for_another_organisation_is_refused(office, doel):
    assert office.post("/field/holidays/", _sent(doel)).status_code == 200
    assert Holiday.objects.count() == 0


@pytest.mark.parametrize(
    "role", [MembershipRole.CENTRE_LEAD, MembershipRole.ADMINISTRATOR]
)
def test_who_works_for_one_centre_reads_holidays_and_changes_none(client, shapla, role):
    holiday = Holiday.objects.create(
        organisation=shapla, date=timezone.localdate(), name_bn="ক", name_en="K"
    )
    client.force_login(build_member("part", shapla, role, centre=build_centre(shapla)))
    page = client.get("/field/holidays/").text
    assert '<form method="post" action="/field/holidays' not in page
    assert client.post("/field/holidays/", _sent(shapla)).status_code == 404
    address = f"/field/holidays/{holiday.pk}/remove/"
    assert client.post(address).status_code == 404
    assert Holiday.objects.get() == holiday


def test_a_facilitator_changes_no_holidays(field, shapla):
    holiday = Holiday.objects.create(
        organisation=shapla, date=timezone.localdate(), name_bn="ক", name_en="K"
    )
    assert field.post("/field/holidays/", _sent(shapla)).status_code == 404
    assert field.post(f"/field/holidays/{holiday.pk}/remove/").status_code == 404
    assert Holiday.objects.count() == 1
