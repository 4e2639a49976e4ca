from __future__ import annotations

from html import unescape

import pytest
from django.utils.html import strip_tags
from django_scopes import scope

from tests.assessments.national.builders import build_summary, spread
from tests.assessments.report.builders import build_opinions
from tests.builders import build_workshop

ADDRESS = "/field/together/"


def read(client, language="en", **asked):
    client.cookies["language"] = language
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 200
    return " ".join(unescape(strip_tags(answer.content.decode())).split())


@pytest.fixture
def five(shapla):
    version = build_opinions()
    with scope(organisation=shapla):
        return [
            build_summary(build_workshop(shapla), version, spread(mean))
            for mean in (4, 6, 8, 10, 12)
        ]


@pytest.mark.parametrize(
    ("name", "status"), [("kamal", 200), ("mitu", 200), ("rina", 200), ("karim", 404)]
)
def test_who_may_look(client, request, five, name, status):
    client.force_login(request.getfixturevalue(name))

    assert client.get(ADDRESS).status_code == status


def test_others_see_nothing_of_it(client, selim, five):
    client.force_login(selim)

    assert "No workshop with enough people" in read(client)
    assert client.get(ADDRESS, {"organisation": "shapla"}).status_code == 404


def test_it_says_what_five_workshops_say(client, mitu, five):
    client.force_login(mitu)
    page = read(client)

    assert "In 5 workshops with 60 people opinions moved 8 points of 100" in page
    assert "The next workshop will likely land at" in page
    assert [each.workshop.code for each in five if each.workshop.code not in page] == []
    assert "It does not show that the workshop alone caused the change." in page


def test_four_workshops_are_listed_and_nothing_is_claimed(client, mitu, five):
    with scope(organisation=five[0].workshop.organisation):
        five[0].delete()
    client.force_login(mitu)
    page = read(client)

    assert "These are 4 workshops." in page
    assert "All together" not in page
    assert "Technical notes" not in page


def test_one_workshop_is_not_listed(client, mitu, five):
    with scope(organisation=five[0].workshop.organisation):
        for each in five[1:]:
            each.delete()
    client.force_login(mitu)

    page = read(client)
    assert "One workshop alone cannot speak for others." in page
    assert five[0].workshop.code not in page


def test_it_speaks_bangla_with_bangla_digits(client, mitu, five, compiled_messages):
    client.force_login(mitu)
    page = read(client, "bn")

    assert "৫টি কর্মশালায় ৬০ জনের মতামত গড়ে ১০০-র মধ্যে ৮ পয়েন্ট" in page


def test_a_wrong_day_is_told_and_kept(client, mitu, five):
    client.force_login(mitu)
    page = client.get(ADDRESS, {"since": "soon"}).content.decode()

    assert 'value="soon"' in page
    assert "In 5 workshops" not in page


def test_groups_and_all_questions_open(client, mitu, five):
    client.force_login(mitu)

    for by in ("audience", "centre", "programme", "mode"):
        assert "Set beside each other" in read(client, by=by)
    assert "times the spread before" in read(client, version="all")
