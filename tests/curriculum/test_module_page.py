"""What readers see of a module, and above all what they do not."""

from __future__ import annotations

import itertools
import re

import pytest
from django.test import Client

from curriculum.models import ModuleEdition
from tests.curriculum.builders import (
    SECRET,
    activity,
    block,
    build_module,
    publish,
    sessions,
)

pytestmark = pytest.mark.django_db


def _html(client, page, query=""):
    response = client.get(page.url + query)
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_reads_what_is_for_everybody_and_for_participants(client):
    html = _html(client, publish(build_module("bn", title="কোমল কথা")))

    assert "<h1>কোমল কথা</h1>" in html
    for text in ("Everybody reads this", "What would you do?", "Listen to a child"):
        assert text in html


def test_no_facilitator_block_leaks_to_a_visitor(client):
    page = publish(build_module("bn"))

    for query in (
        "",
        "?view=",
        "?view=participant",
        "?view=Facilitator",
        "?role=facilitator",
    ):
        html = _html(client, page, query)
        assert SECRET not in html
        assert "note--facilitator" not in html


def test_no_facilitator_block_leaks_before_the_first_edition(client):
    assert SECRET not in _html(client, build_module("bn"))


def test_the_guide_does_not_exist_for_a_visitor(client):
    page = publish(build_module("bn"))

    assert client.get(page.url + "?view=facilitator").status_code == 404


def test_somebody_with_an_account_reads_the_guide(client, rina):
    page = publish(build_module("bn"))
    client.force_login(rina)

    response = client.get(page.url + "?view=facilitator")

    assert response.status_code == 200
    assert SECRET in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def test_somebody_with_an_account_still_begins_with_what_everybody_sees(client, rina):
    page = publish(build_module("bn"))
    client.force_login(rina)

    html = _html(client, page)

    assert SECRET not in html
    assert f'href="{page.url}?view=facilitator"' in html


def test_a_visitor_is_not_offered_the_guide(client):
    assert "view=facilitator" not in _html(client, publish(build_module("bn")))


def test_minutes_stand_at_the_module_the_session_and_the_activity(client):
    html = _html(client, publish(build_module("en")))

    assert re.findall(r"(\d+ minutes)", html) == [
        "45 minutes",
        "45 minutes",
        "20 minutes",
        "25 minutes",
    ]


def test_digits_are_bangla_on_a_bangla_page(client):
    html = _html(client, publish(build_module("bn")))

    assert "৪৫ মিনিট" in html
    assert "45 " not in html


def test_a_long_module_is_told_in_hours(client):
    long = sessions(*[activity(block("Talk"), minutes=105) for _ in range(3)])
    html = _html(client, publish(build_module("en", sessions=long)))

    assert "5 hours 15 minutes" in html


def test_the_source_of_a_fact_is_one_tap_away(client):
    html = _html(client, publish(build_module("en")))

    assert '<a href="#source-1">Source 1</a>' in html
    assert '<li id="source-1">' in html
    assert "<b>Book crc.</b> Page 7" in html


def test_the_edition_is_named(client):
    page = publish(build_module("en"))
    page.summary = "Better."
    publish(page)

    assert re.search(r"<dt>Edition</dt>\s*<dd>2, of ", _html(client, page))


def test_readers_see_the_frozen_edition(client):
    page = publish(build_module("bn", title="কোমল কথা"))
    page.title = "An unpublished draft"
    page.save_revision()

    assert "An unpublished draft" not in _html(client, page)


def test_headings_go_down_step_by_step(client):
    html = _html(client, publish(build_module("en")))
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_what_an_author_types_is_never_markup(client):
    page = publish(build_module("en", title="<script>alert(1)</script>"))

    html = _html(client, page)

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("count", [1, 30])
def test_a_long_module_asks_the_database_no_more(
    client, count, django_assert_num_queries
):
    many = sessions(
        *[activity(block("Talk"), title=f"Part {n}", minutes=5) for n in range(count)]
    )
    page = publish(build_module("bn", sessions=many))
    client.get(page.url)

    with django_assert_num_queries(QUERIES):
        client.get(page.url)


QUERIES = 14


def test_the_preview_shows_the_draft_by_role(rina):
    page = publish(build_module("bn"))
    page.title = "Draft title"
    rina.is_superuser = True
    request = Client().get("/").wsgi_request
    request.user = rina

    everybody = page.make_preview_request(request, preview_mode="")
    guide = page.make_preview_request(request, preview_mode="facilitator")

    assert "Draft title" in everybody.rendered_content
    assert SECRET not in everybody.rendered_content
    assert SECRET in guide.rendered_content
    assert ModuleEdition.objects.count() == 1
