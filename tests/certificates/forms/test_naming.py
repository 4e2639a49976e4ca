from __future__ import annotations

import pytest
from django_scopes import scope

from certificates.forms.naming import PrintedNameForm, name_rows
from tests.builders import build_enrolment
from tests.certificates.conftest import RAHIMA, earner, issue_in
from workshops.identities import Names

pytestmark = pytest.mark.usefixtures("in_english")

BANGLA_ONLY = "Write this name in Bangla letters only."
LATIN_ONLY = "Write this name in English letters only."


@pytest.mark.parametrize(
    ("bangla", "latin", "errors"),
    [
        ("রহিমা খাতুন", "Rahima Khatun", {}),
        ("রহিমা খাতুন", "", {}),
        ("", "Rahima Khatun", {}),
        ("Rahima", "", {"name_bn": [BANGLA_ONLY]}),
        ("রহিমা Khatun", "", {"name_bn": [BANGLA_ONLY]}),
        ("", "রহিমা", {"name_latin": [LATIN_ONLY]}),
        ("", "123", {"name_latin": [LATIN_ONLY]}),
        (
            " ",
            "",
            {"name_bn": ["Write the full name in Bangla or in English letters."]},
        ),
        (
            "",
            "a" * 121,
            {
                "name_latin": [
                    "This name is too long for the paper. Write at most 120 letters."
                ]
            },
        ),
    ],
)
def test_each_name_in_its_letters(bangla, latin, errors):
    assert PrintedNameForm({"name_bn": bangla, "name_latin": latin}).errors == errors


def rows_of(workshop, design, reader, typed=None):
    with scope(organisation=workshop.organisation):
        return name_rows(workshop, design, reader=reader, typed=typed)


def test_who_has_earned_one_and_has_none_yet_is_on_the_list(done, design, rina):
    earner(done)
    issue_in(done)
    new = earner(done, names=Names(call_name="Mina"))
    build_enrolment(done)
    rows = rows_of(done, design, rina)
    assert [(row.enrolment, row.call_name, row.is_ready) for row in rows] == [
        (new, "Mina", False)
    ]


def test_what_was_typed_is_kept(done, design, rina):
    row_number = earner(done).row_number
    typed = {
        f"person-{row_number}-name_bn": "Rahima",
        f"person-{row_number}-name_latin": "",
    }
    [row] = rows_of(done, design, rina, typed)
    assert row.form["name_bn"].value() == "Rahima"
    assert row.form.errors == {"name_bn": [BANGLA_ONLY]}


def test_who_was_not_on_the_page_is_left_as_they_are(done, design, rina):
    earner(done)
    assert rows_of(done, design, rina, {"csrfmiddlewaretoken": "x"}) == []


@pytest.mark.parametrize("count", [1, 40])
def test_as_many_queries_for_many(
    done, design, rina, count, django_assert_max_num_queries
):
    for _ in range(count):
        earner(done, names=RAHIMA)
    with django_assert_max_num_queries(12):
        assert len(rows_of(done, design, rina)) == count
