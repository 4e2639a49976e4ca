from __future__ import annotations

import pytest
from django.test import RequestFactory

from curriculum.language_links import language_links
from tests.curriculum.builders import build_index, build_module

pytestmark = pytest.mark.django_db


def _links(page):
    links = language_links(page, RequestFactory().get("/"))
    return [(link.code, link.url, link.is_current) for link in links]


def test_a_translated_page_leads_to_its_translation():
    bangla = build_module("bn", slug="gentle")
    build_module("en", slug="kind", translation_of=bangla)

    assert _links(bangla) == [
        ("bn", "/bn/modules/gentle/", True),
        ("en", "/en/modules/kind/", False),
    ]


@pytest.mark.parametrize("live", [None, False])
def test_a_page_without_a_live_translation_leads_to_the_list_above_it(live):
    bangla = build_module("bn", slug="gentle")
    build_index("en")
    if live is False:
        build_module("en", translation_of=bangla, live=False)

    assert _links(bangla) == [
        ("bn", "/bn/modules/gentle/", True),
        ("en", "/en/modules/", False),
    ]


def test_a_site_in_one_language_offers_no_switch(client):
    page = build_module("bn")

    assert len(_links(page)) == 1
    assert "language-switch" not in client.get(page.url).content.decode()


def test_the_switch_names_languages_as_their_speakers_do(client):
    bangla = build_module("bn")
    english = build_module("en", translation_of=bangla)
    html = client.get(bangla.url).content.decode()

    assert f'<a href="{english.url}" lang="en" hreflang="en">English</a>' in html
    assert 'aria-current="true">বাংলা</a>' in html
