from __future__ import annotations

import re

import pytest

from tests.curriculum.builders import build_index, build_module

pytestmark = pytest.mark.django_db

QUERIES = 17


def _titles(client, query=""):
    response = client.get(build_index("en").url + query)
    assert response.status_code == 200
    return re.findall(r"<h2>(Module .*?)</h2>", response.content.decode())


def test_every_live_module_is_listed(client):
    build_module("en", title="Module one")
    build_module("en", title="Module two")
    build_module("en", title="Module draft", live=False)

    assert _titles(client) == ["Module one", "Module two"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?audience=parents", ["Module for parents", "Module for both"]),
        ("?audience=employers", ["Module for both"]),
        ("?audience=officials", []),
        ("?audience=nobody", ["Module for parents", "Module for both"]),
    ],
)
def test_modules_are_chosen_by_audience(client, query, titles):
    build_module("en", title="Module for parents")
    build_module("en", title="Module for both", audiences=("parents", "employers"))

    assert _titles(client, query) == titles


def test_the_chosen_audience_is_marked(client):
    html = client.get(build_index("en").url + "?audience=parents").content.decode()

    assert '<a href="?audience=parents" aria-current="page">' in html
    assert html.count('aria-current="page"') == 2  # and the menu


def test_an_empty_choice_says_what_to_do(client):
    html = client.get(build_index("en").url + "?audience=officials").content.decode()

    assert "There is no module for these people in this language yet." in html


def test_a_card_tells_for_whom_how_long_and_in_which_languages(client):
    english = build_module("en", audiences=("parents", "employers"))
    build_module("bn", translation_of=english)

    html = client.get(build_index("en").url).content.decode()
    card = html[html.index('class="card card--link') : html.index("</main>")]

    assert re.findall(r'class="badge"[^>]*>([^<]+)<', card) == [
        "Parents and guardians",
        "Employers",
        "45 minutes",
        "বাংলা",
        "English",
    ]
    assert "audiences/parents.svg" in card


@pytest.mark.parametrize("count", [1, 3, 300])
def test_a_long_list_asks_the_database_no_more(
    client, count, django_assert_num_queries
):
    for number in range(count):
        build_module("en", title=f"Module {number}")
    url = build_index("en").url
    client.get(url)

    with django_assert_num_queries(QUERIES):
        client.get(url)


def test_a_long_list_comes_in_screens(client):
    for number in range(30):
        build_module("en", title=f"Module {number:02d}")

    assert len(_titles(client)) == 24
    assert _titles(client, "?page=2") == [f"Module {n}" for n in range(24, 30)]
    html = client.get(build_index("en").url + "?audience=parents").content.decode()
    assert '?audience=parents&amp;page=2"' in html
