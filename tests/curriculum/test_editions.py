from __future__ import annotations

import pytest
from django.db.models.signals import pre_save

from curriculum.content import fingerprint
from curriculum.editions import NothingToFreezeError, freeze_edition
from curriculum.frozen import FrozenError
from curriculum.models import ModuleEdition, ModulePage
from tests.builders import build_audience
from tests.curriculum.builders import (
    SECRET,
    activity,
    block,
    build_module,
    publish,
    sessions,
)

pytestmark = pytest.mark.django_db


def test_publishing_freezes_an_edition(rina):
    page = publish(build_module("bn", title="কোমল কথা"), user=rina)

    edition = ModuleEdition.objects.get()

    assert edition.number == 1
    assert edition.module_key == page.translation_key
    assert edition.created_by == rina
    assert edition.titles == {"bn": "কোমল কথা"}
    assert [audience.slug for audience in edition.audiences.all()] == ["parents"]
    assert edition.sha256 == fingerprint(edition.content)


def test_an_edition_copies_everything_the_page_says():
    publish(build_module("bn", title="Gentle words"))

    part = ModuleEdition.objects.get().content["bn"]
    first, second = part["sessions"][0]["activities"]

    assert part["summary"] == "What it is about."
    assert part["objectives"] == ["Listen to a child"]
    assert part["audiences"] == ["parents"]
    assert part["sources"] == [
        {"key": "crc", "title": "Book crc", "detail": "Page 7", "url": ""}
    ]
    assert (first["title"], first["minutes"], first["grouping"]) == (
        "Talk in pairs",
        20,
        "pairs",
    )
    assert second["materials"] == "A ball"
    assert [
        (b["role"], b["kind"], b["html"], b["source"]) for b in first["blocks"]
    ] == [
        ("all", "text", "<p>Everybody reads this</p>", ""),
        ("participant", "question", "<p>What would you do?</p>", ""),
        ("facilitator", "tip", f"<p>{SECRET}</p>", ""),
        ("all", "fact", "<p>Article 19 protects children</p>", "crc"),
    ]


def test_blocks_keep_their_ids_from_edition_to_edition():
    page = publish(build_module("bn"))
    page.title = "Another title"
    publish(page)

    newer, older = ModuleEdition.objects.order_by("-number")

    assert newer.content["bn"]["sessions"] == older.content["bn"]["sessions"]
    assert newer.content["bn"]["sessions"][0]["id"] != ""


def test_publishing_the_same_again_makes_no_edition():
    page = publish(build_module("bn"))
    publish(page)

    assert ModuleEdition.objects.count() == 1


def test_a_change_makes_the_next_edition_and_leaves_the_first():
    page = publish(build_module("bn", title="First words"))
    page.title = "Better words"
    publish(page)

    assert list(
        ModuleEdition.objects.order_by("number").values_list("number", flat=True)
    ) == [1, 2]
    assert ModuleEdition.objects.get(number=1).titles == {"bn": "First words"}


def test_another_audience_makes_another_edition():
    page = publish(build_module("bn", audiences=("parents",)))
    page.audiences.add(build_audience("employers"))
    publish(page)

    newest = ModuleEdition.objects.get(number=2)

    assert [a.slug for a in newest.audiences.all()] == ["parents", "employers"]


def test_an_edition_holds_every_language_that_is_live():
    bangla = build_module("bn", title="কোমল কথা")
    build_module("en", title="Gentle words", translation_of=bangla)
    publish(bangla)

    assert ModuleEdition.objects.get().titles == {"bn": "কোমল কথা", "en": "Gentle words"}


def test_a_draft_in_the_other_language_is_not_frozen():
    bangla = build_module("bn")
    build_module("en", translation_of=bangla, live=False)
    publish(bangla)

    assert ModuleEdition.objects.get().languages == ["bn"]


def test_unpublished_changes_of_the_other_language_wait():
    bangla = build_module("bn")
    english = build_module("en", title="Gentle words", translation_of=bangla)
    english.title = "Only a draft"
    english.save_revision()
    publish(bangla)

    assert ModuleEdition.objects.get().titles["en"] == "Gentle words"


def test_nothing_live_cannot_be_frozen():
    page = build_module("bn", live=False)

    with pytest.raises(NothingToFreezeError):
        freeze_edition(page)


def test_an_edition_survives_its_page():
    page = publish(build_module("bn", title="কোমল কথা"))
    page.delete()

    assert ModulePage.objects.count() == 0
    assert ModuleEdition.objects.get().titles == {"bn": "কোমল কথা"}


def test_an_edition_survives_the_account_of_its_publisher(rina):
    publish(build_module("bn"), user=rina)
    rina.delete()

    assert ModuleEdition.objects.get().created_by is None


def test_an_edition_is_never_edited():
    publish(build_module("bn"))
    edition = ModuleEdition.objects.get()
    edition.note = "Changed my mind"

    with pytest.raises(FrozenError):
        edition.save()
    with pytest.raises(FrozenError):
        ModuleEdition.objects.update(number=7)


def test_a_number_taken_by_a_rival_is_asked_for_again():
    """Somebody takes our number between our reading and our writing."""
    page = build_module("bn")
    rivals = []

    def overtake(instance, **kwargs):
        if not rivals:
            rivals.append(True)
            ModuleEdition.objects.create(
                module_key=page.translation_key, number=1, content={}, sha256="1" * 64
            )

    pre_save.connect(overtake, sender=ModuleEdition)
    try:
        edition = freeze_edition(page, note="Second to come")
    finally:
        pre_save.disconnect(overtake, sender=ModuleEdition)

    assert rivals == [True]
    assert ModuleEdition.objects.get() == edition
    assert edition.note == "Second to come"


def test_rich_text_is_expanded_and_keeps_to_its_features():
    target = build_module("bn", title="Elsewhere", slug="elsewhere")
    text = (
        f'<b>Bold</b> <a linktype="page" id="{target.pk}">there</a>'
        '<script>alert("x")</script><a href="javascript:alert(1)">bad</a>'
        '<img src="https://far.example/x.png" onerror="alert(1)"/>'
    )
    page = build_module("bn", sessions=sessions(activity(block(text))), sources="[]")

    edition = freeze_edition(page)
    html = edition.content["bn"]["sessions"][0]["activities"][0]["blocks"][0]["html"]

    assert html == (
        '<p><b>Bold</b> <a href="/bn/modules/elsewhere/">there</a>'
        "alert(&quot;x&quot;)<a>bad</a></p>"
    )


def test_the_note_says_why():
    edition = freeze_edition(build_module("bn"), note="New law of 2026")

    assert edition.note == "New law of 2026"
