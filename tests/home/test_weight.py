"""The first visit on a slow line: at most 80 KB over the wire, from one host only."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from home.seeding.modules import seed_modules

pytestmark = pytest.mark.django_db

MOST = 80 * 1024
LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src"}
LOADING_LINKS = {"stylesheet", "preload", "icon"}
ALREADY_COMPRESSED = (".woff2", ".png", ".jpg", ".webp")
FACE = re.compile(r"@font-face\s*{(.*?)}", re.DOTALL)
# Its rules close with a brace at the start of a line, as our sheets are written.
PRINT_ONLY = re.compile(r"^@media print {.*?^}", re.DOTALL | re.MULTILINE)
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)")
PAGES = [
    "/bn/",
    "/en/",
    "/bn/modules/",
    "/bn/modules/punishment-to-encouragement/",
    "/en/modules/punishment-to-encouragement/",
]


class _Loads(HTMLParser):
    """Everything a browser fetches by itself, and the text it draws."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.sheets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag in LOADS and found.get(LOADS[tag]):
            self.addresses.add(found[LOADS[tag]])
        if tag == "link" and found.get("rel") in LOADING_LINKS:
            self.addresses.add(found["href"])
            if found["rel"] == "stylesheet":
                self.sheets.append(found["href"])


@pytest.fixture
def first_visit(client, karim):
    seed_modules(karim)

    def visit(url: str) -> tuple[str, set[str]]:
        response = client.get(url)
        assert response.status_code == 200
        html = response.content.decode()
        loads = _Loads(html)
        for sheet in loads.sheets:
            css = _file(sheet).read_text(encoding="utf-8")
            loads.addresses |= {_beside(sheet, a) for a in _needed(css, html)}
        return html, loads.addresses

    return visit


def _file(address: str) -> Path:
    assert urlsplit(address).netloc == "", address
    assert address.startswith("/static/"), address
    return Path(finders.find(address.removeprefix("/static/")))


def _beside(sheet: str, address: str) -> str:
    return address if "//" in address else f"{sheet.rsplit('/', 1)[0]}/{address}"


def _needed(css: str, html: str) -> list[str]:
    """Pictures of the sheet, and fonts for letters that stand on the page."""
    css = PRINT_ONLY.sub("", css)
    faces = [face for face in FACE.findall(css) if _covers(face, html)]
    return ADDRESS.findall(FACE.sub("", css)) + [ADDRESS.findall(f)[0] for f in faces]


def _covers(face: str, html: str) -> bool:
    """A browser fetches a face only when a letter of its range is drawn."""
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face, re.IGNORECASE)
    if not ranges:
        return True
    spans = [(int(first, 16), int(last or first, 16)) for first, last in ranges]
    return any(
        low <= ord(letter) <= high for letter in set(html) for low, high in spans
    )


def _weight(address: str) -> int:
    content = _file(address).read_bytes()
    if address.endswith(ALREADY_COMPRESSED):
        return len(content)
    return len(gzip.compress(content))


@pytest.mark.parametrize("url", PAGES)
def test_a_first_visit_is_light(first_visit, url):
    html, addresses = first_visit(url)
    parts = {address: _weight(address) for address in addresses}
    total = len(gzip.compress(html.encode())) + sum(parts.values())

    assert any(address.endswith(".css") for address in parts)
    assert total <= MOST, parts


@pytest.mark.parametrize("url", PAGES)
def test_nothing_is_asked_from_another_host(first_visit, url):
    _html, addresses = first_visit(url)

    assert {urlsplit(address).netloc for address in addresses} == {""}
