from __future__ import annotations

import re

import pytest

from tests.curriculum.builders import build_home, build_index

pytestmark = pytest.mark.django_db


def _html(client, language):
    build_index(language)
    return client.get(f"/{language}/").content.decode()


def test_the_first_page_leads_to_modules_and_to_checking_a_certificate(client):
    html = _html(client, "en")
    actions = html[html.index('<div class="actions">') :]

    assert re.findall(r'href="([^"]+)"', actions)[:2] == ["/en/modules/", "/verify/"]


def test_each_audience_leads_to_its_modules(client):
    html = _html(client, "en")

    assert re.findall(r"\?audience=([a-z-]+)", html) == [
        "children",
        "parents",
        "employers",
        "schoolchildren",
        "community-leaders",
        "officials",
    ]
    assert "Working children" in html


def test_the_bangla_page_speaks_bangla(client):
    html = _html(client, "bn")

    assert '<html lang="bn">' in html
    assert "কর্মজীবী শিশু" in html
    assert "মডিউলগুলো দেখুন" in html
    assert "See the modules" not in html


def test_headings_go_down_step_by_step(client):
    levels = re.findall(r"<h([1-6])[ >]", _html(client, "en"))

    assert levels == ["1", "2", *["3"] * 6, "2", "2"]


def test_a_site_without_modules_still_has_a_first_page(client):
    build_home("bn")
    response = client.get("/bn/")

    assert response.status_code == 200
    assert "audience=" not in response.content.decode()
