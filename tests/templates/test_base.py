from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation


def page(rf, language, template="base.html"):
    with translation.override(language):
        return render_to_string(template, request=rf.get("/field/?day=2"))


@pytest.mark.parametrize(("language", "other"), [("bn", "en"), ("en", "bn")])
def test_page_says_its_language_and_offers_the_other(rf, language, other):
    html = page(rf, language)
    assert re.findall(r'<html lang="(\w+)"', html) == [language]
    assert re.findall(r'lang="(\w+)" aria-pressed="true"', html) == [language]
    assert re.findall(r'lang="(\w+)" aria-pressed="false"', html) == [other]


def test_changing_the_language_comes_back_to_the_same_address(client):
    answer = client.post(
        "/language/setlang/", {"language": "en", "next": "/field/?day=2"}
    )
    assert (answer.status_code, answer.url) == (302, "/field/?day=2")
    assert client.cookies["language"].value == "en"


def test_page_hands_its_own_address_to_the_language_switch(rf):
    html = page(rf, "en")
    assert re.findall(r'name="next" value="([^"]+)"', html) == ["/field/?day=2"]


@pytest.mark.parametrize("language", ["bn", "en"])
def test_helplines_can_be_dialled_in_both_languages(rf, language):
    assert re.findall(r'href="tel:(\d+)"', page(rf, language)) == ["1098", "109", "999"]


@pytest.mark.parametrize(
    "template", ["base.html", "403.html", "403_csrf.html", "404.html", "500.html"]
)
def test_page_has_no_inline_style_or_script_and_asks_no_other_host(rf, template):
    html = page(rf, "bn", template)
    assert re.findall(r"<style|<script|style=|onclick=|https?://", html) == []


def test_font_is_fetched_early_only_where_it_is_needed(rf):
    assert page(rf, "bn").count('rel="preload"') == 1
    assert page(rf, "en").count('rel="preload"') == 0
