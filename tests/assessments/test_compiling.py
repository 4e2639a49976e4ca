from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import ValidationError

from assessments.compiling import compile_version
from assessments.models import (
    ChoiceItem,
    FacesItem,
    Instrument,
    InstrumentVersion,
    LikertItem,
    TextItem,
    YesNoItem,
)
from assessments.queries import items_of
from curriculum.frozen import FrozenError
from tests.assessments.builders import (
    build_instrument,
    build_instrument_version,
    written_item,
)

pytestmark = pytest.mark.usefixtures("in_english")

KINDS = ["likert", "faces", "yes_no", "choice", "text"]


def test_each_block_becomes_an_item_of_its_kind(db):
    version = build_instrument_version([written_item(kind) for kind in KINDS])

    assert [type(item) for item in items_of(version)] == [
        LikertItem,
        FacesItem,
        YesNoItem,
        ChoiceItem,
        TextItem,
    ]
    assert [item.number for item in items_of(version)] == [1, 2, 3, 4, 5]


def test_the_key_of_an_item_is_the_id_of_its_block(db):
    key = str(uuid.uuid4())
    instrument = build_instrument([written_item(id=key)])
    first = compile_version(instrument)
    instrument.items = [written_item(id=key, text_en="Reworded")]
    instrument.save()
    second = compile_version(instrument)

    assert second.number == first.number + 1
    assert [str(i.key) for v in (first, second) for i in v.items.all()] == [key, key]
    assert second.items.get().prompts["en"] == "Reworded"
    assert first.items.get().prompts["en"] != "Reworded"


def test_the_same_content_makes_no_second_version(db):
    instrument = build_instrument([written_item(kind) for kind in KINDS])
    first = compile_version(instrument)

    assert compile_version(Instrument.objects.get(pk=instrument.pk)) == first
    assert instrument.versions.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"title_en": "Other"},
        {"introduction_bn": "অন্য"},
        {"primary_outcome": "b"},
        {"meaningful_change": 8.0},
        {"items": [written_item(text_bn="নতুন", subscale="b")]},
        {"items": [written_item(is_reversed=True, subscale="b")]},
        {"items": [written_item(points="4", subscale="b")]},
        {"items": [written_item("yes_no", subscale="b")]},
    ],
    ids=lambda change: str(next(iter(change))),
)
def test_any_other_content_makes_a_new_version(db, change):
    instrument = build_instrument(
        [written_item(subscale="a"), written_item(subscale="b")], ["a", "b"]
    )
    compile_version(instrument)
    for name, value in change.items():
        setattr(instrument, name, value)
    instrument.save()

    assert compile_version(instrument).number == 2


def test_moving_an_item_to_another_subscale_makes_a_new_version(db):
    one = written_item(subscale="a")
    instrument = build_instrument([one], ["a", "b"])
    compile_version(instrument)
    one["value"]["subscale"] = "b"
    instrument.items = [one]

    assert compile_version(instrument).number == 2


def test_likert_items_share_the_scale_with_their_number_of_steps(db):
    written = [written_item(points=points) for points in ("5", "4", "5")]
    items = items_of(build_instrument_version(written))

    assert [len(item.steps()) for item in items] == [5, 4, 5]
    assert items[0].scale == items[2].scale
    assert items[0].steps()[0].labels == {
        "bn": "একেবারেই একমত নই",
        "en": "I do not agree at all",
    }


def test_subscales_and_turned_items_are_compiled(db):
    version = build_instrument_version(
        [written_item(subscale="respect", is_reversed=True)], ["respect"]
    )
    item = version.items.get()

    assert (item.subscale.key, item.subscale.names["en"]) == ("respect", "Respect")
    assert [item.keyed(code) for code in (1, 5)] == [5.0, 1.0]


def test_texts_are_stored_in_one_encoding(db):
    version = build_instrument_version([written_item(text_bn=" \u09df ")])

    assert version.items.get().prompts["bn"] == "\u09af\u09bc"


def test_a_version_and_its_rows_are_frozen(db):
    version = build_instrument_version([written_item(subscale="a")], ["a"])
    item = version.items.get()

    for row in [version, item, version.subscales.get(), version.scales.get()]:
        with pytest.raises(FrozenError):
            row.save()
    with pytest.raises(FrozenError):
        InstrumentVersion.objects.update(meaningful_change=1)


def test_an_incomplete_instrument_is_refused_whole(db):
    instrument = build_instrument([written_item(text_bn="")])

    with pytest.raises(ValidationError) as refusal:
        compile_version(instrument)

    assert list(refusal.value.error_dict) == ["items"]
    assert instrument.versions.count() == 0


def test_publishing_compiles_and_saving_a_draft_does_not(rina):
    instrument = build_instrument(live=False)
    draft = instrument.save_revision(user=rina)
    assert instrument.versions.count() == 0

    draft.publish()
    draft.publish()

    assert [v.published_by for v in instrument.versions.all()] == [rina]


@pytest.mark.parametrize("count", [3, 30])
def test_a_version_is_read_with_the_same_queries(db, django_assert_num_queries, count):
    written = [written_item(kind) for kind in KINDS for _ in range(count)]
    version = build_instrument_version(written)

    # The items, the rest of each of five kinds, the scales, and the content types.
    with django_assert_num_queries(7):
        prompts = [(item.prompt, item.steps()) for item in items_of(version)]

    assert len(prompts) == 5 * count
