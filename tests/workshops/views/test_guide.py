from __future__ import annotations

import pypdfium2
import pytest

from curriculum.models import ModuleEdition
from tests.builders import build_workshop
from tests.workshops.builders import text_of

SECRET = "Call 1098 and tell nobody in the room"


def _part(title: str, words: str) -> dict:
    blocks = [
        {
            "id": "1",
            "role": role,
            "kind": "text",
            "html": f"<p>{html}</p>",
            "source": "",
        }
        for role, html in (("all", words), ("facilitator", SECRET))
    ]
    activity = {
        "id": "2", "title": "Talk", "minutes": 75, "materials": "A ball",
        "grouping": "pairs", "blocks": blocks,
    }  # fmt: skip
    return {
        "title": title,
        "summary": "Summary",
        "objectives": ["Speak gently"],
        "sessions": [{"id": "3", "title": "Morning", "activities": [activity]}],
        "sources": [],
    }


@pytest.fixture
def workshop(shapla, rina):
    edition = ModuleEdition.objects.create(
        module_key="7ad94d4e-6f1c-4d9e-9a53-7e7f5a0c3a11",
        number=1,
        content={
            "en": _part("Gentle words", "Say it softly."),
            "bn": _part("কোমল কথা", "নরম করে বলুন।"),
        },
        sha256="0" * 64,
    )
    return build_workshop(shapla, facilitator=rina, edition=edition)


def _read(client, workshop, language):
    client.cookies["language"] = language
    return text_of(client.get(f"/field/workshops/{workshop.code}/guide/"))


def test_the_whole_guide_stands_in_the_readers_language(client, rina, workshop):
    client.force_login(rina)

    english, bangla = (_read(client, workshop, code) for code in ("en", "bn"))

    assert "Say it softly." in english
    assert "1 hour 15 minutes" in english
    assert "নরম করে বলুন।" in bangla
    assert SECRET in english


def test_an_old_workshop_keeps_what_it_taught(client, rina, workshop):
    ModuleEdition.objects.create(
        module_key=workshop.edition.module_key,
        number=2,
        content={"en": _part("Firm words", "Say it loudly.")},
        sha256="1" * 64,
    )
    client.force_login(rina)

    page = _read(client, workshop, "en")

    assert "<h1>Gentle words</h1>" in page
    assert "Firm words" not in page


def test_the_guide_is_offered_on_the_workshops_page(client, mitu, workshop):
    client.force_login(mitu)

    page = text_of(client.get(f"/field/workshops/{workshop.code}/"))

    assert f'href="/field/workshops/{workshop.code}/guide/"' in page


def test_the_pdf_is_a4_and_has_the_words(client, rina, workshop):
    client.force_login(rina)
    client.cookies["language"] = "en"

    answer = client.get(f"/field/workshops/{workshop.code}/guide.pdf")

    pdf = pypdfium2.PdfDocument(answer.content)
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    assert "Say it softly." in words
    assert SECRET in words
