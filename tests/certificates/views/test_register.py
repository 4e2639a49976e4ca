from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from certificates.codes import in_groups
from tests.certificates.conftest import earner, issue_in

REGISTER = "/field/certificates/"


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def export(kind):
    return reverse("certificates_field:register_export", args=[kind])


@pytest.mark.parametrize("name", ["rina", "kamal"])
def test_who_may_read_names_finds_it(client, request, issued, name):
    client.force_login(request.getfixturevalue(name))
    page = client.get(REGISTER).text
    assert in_groups(issued.code) in page
    assert "Rahima Khatun" in page
    assert REGISTER in client.get("/field/more/").text


@pytest.mark.parametrize("name", ["mitu", "karim"])
def test_for_others_it_does_not_exist(client, request, issued, name):
    client.force_login(request.getfixturevalue(name))
    for address in (REGISTER, export("csv"), export("xlsx")):
        assert client.get(address).status_code == 404


def test_selim_finds_none_of_shapla(client, selim, issued):
    client.force_login(selim)
    page = client.get(REGISTER).text
    assert "No certificate was given yet." in page
    assert "Rahima" not in page
    assert issued.code not in client.get(export("csv")).text


def test_a_wrong_day_is_told_and_kept(client, rina, issued):
    client.force_login(rina)
    page = client.get(REGISTER, {"since": "31/02/2026", "state": "valid"}).text
    assert "Write the date as day/month/year" in page
    assert 'value="31/02/2026"' in page
    assert in_groups(issued.code) in page


def test_the_last_day_is_not_before_the_first(client, rina, issued):
    client.force_login(rina)
    page = client.get(REGISTER, {"since": "2/1/2026", "until": "১/১/২০২৬"}).text
    assert "The last day is before the first one." in page


def test_the_table_has_no_names(client, rina, issued):
    client.force_login(rina)
    text = client.get(export("csv")).content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["code"], row["state"]) == (in_groups(issued.code), "valid")
    assert row["participant"] == issued.enrolment.participant.code
    assert "Rahima" not in text
    book = load_workbook(io.BytesIO(client.get(export("xlsx")).content))
    assert book["certificates"]["A2"].value == in_groups(issued.code)


def test_an_unknown_kind_of_file_is_not_found(client, rina, issued):
    client.force_login(rina)
    assert client.get(export("exe")).status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_as_many_queries_for_many(client, rina, done, count, django_assert_num_queries):
    for _ in range(count):
        earner(done)
    issue_in(done)
    client.force_login(rina)
    client.get(REGISTER)
    with django_assert_num_queries(13):
        assert client.get(REGISTER).text.count("<article") == count


def test_more_than_a_page_goes_on(client, rina, done):
    for _ in range(27):
        earner(done)
    issue_in(done)
    client.force_login(rina)
    assert client.get(REGISTER).text.count("<article") == 25
    assert client.get(f"{REGISTER}?page=2").text.count("<article") == 2
