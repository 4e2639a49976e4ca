"""Names that somebody typed to break the printer, or to make it fetch or read something."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pypdfium2
import pytest

from certificates.pdf import render_certificate, tiers

CANARY = "canary-in-a-file"
NAMES = {
    "markup": "<img src=x onerror=alert(1)><script>1</script>",
    "style": "</p><style>@page{size:1mm} *{display:none}</style>",
    "template": "{{ settings.SECRET_KEY }}{% load x %}",
    "nested": "<b>" * 400 + "x" + "</b>" * 400,
    "marks": "e" + "\u0301" * 20_000,
    "many marks": "ক\u0981" * 10_000,
    "long": "ক্ষ্মৌ" * 20,
    "wide": "W" * 120,
    "glyph": "রহিমা \U0001f9ff \ufffe \ue000 字",
    "emoji": "Rahima 👩🏽‍🌾🎉",
    "right to left": "\u202eamihaR\u202c \u0627\u0644",
    "controls": "Ra\x00\x07\x1b[31mhima\r\n\u2028\u2029",
    "operators": ") Tj ET Q /Span BMC (\\",
    "spaces": " \u00a0\u2003 ",
    "surrogate": "Rahima \udcff",
}


@pytest.fixture
def listener():
    """A server that writes down whoever calls."""
    calls = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen():
        while True:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            calls.append(connection)
            connection.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield server.getsockname()[1], calls
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def text_of(pdf):
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("way", ["stamped", "whole"])
def test_no_name_breaks_a_page(issued, kind, way, monkeypatch):
    if way == "whole":
        monkeypatch.setattr(tiers, "press_of", lambda page: None)
    pdf = render_certificate(issued, names={"bn": NAMES[kind], "en": NAMES[kind]})
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert round(document[0].get_size()[0]) == 842
    assert "সনদপত্র" in text_of(pdf)


def test_markup_is_printed_and_not_obeyed(issued):
    name = "<b>Rina</b> & <img src=x>"
    assert name in text_of(render_certificate(issued, names={"en": name}))


@pytest.mark.parametrize("way", ["stamped", "whole"])
@pytest.mark.parametrize("attribute", ["src", "href", "style"])
def test_nothing_is_fetched_or_read(
    issued, listener, tmp_path, attribute, way, monkeypatch
):
    port, calls = listener
    canary = Path(tmp_path) / "canary.txt"
    canary.write_text(CANARY)
    if way == "whole":
        monkeypatch.setattr(tiers, "press_of", lambda page: None)
    for address in (f"http://127.0.0.1:{port}/x.png", f"file://{canary}"):
        value = f"background:url({address})" if attribute == "style" else address
        for tag in ("img", "link rel=stylesheet", "link rel=attachment", "object data"):
            name = f"<{tag} {attribute}='{value}'>"
            pdf = render_certificate(issued, names={"en": name})
            assert CANARY.encode() not in pdf
            assert CANARY not in text_of(pdf)
    assert calls == []


def test_hostile_facts_of_a_workshop_are_words_too(issued, listener):
    port, calls = listener
    markup = f"<img src='http://127.0.0.1:{port}/'>\u0301" * 5
    for fact in ("module", "organisation", "centre", "signatory"):
        issued.facts[fact] = {"bn": markup, "en": markup}
    assert "<img src=" in text_of(render_certificate(issued, names={"en": "Rahima"}))
    assert calls == []
