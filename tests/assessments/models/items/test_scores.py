"""Scores worked out by hand, one kind after the other."""

from __future__ import annotations

import pytest

from assessments.analysis import score
from assessments.models import SharedScale
from assessments.queries import items_of
from assessments.report.scores import item_key
from tests.assessments.builders import (
    build_instrument_version,
    written_item,
    written_row,
)


def one(kind, **value):
    version = build_instrument_version(
        [written_item(name="first"), written_item(kind, **value)]
    )
    return items_of(version)[1]


@pytest.mark.parametrize(
    ("kind", "value", "keyed"),
    [
        ("likert", {"points": "3"}, {1: 1, 3: 3}),
        ("likert", {"points": "7", "is_reversed": True}, {1: 7, 4: 4, 7: 1}),
        ("likert", {"words": "frequency", "points": "4"}, {1: 1, 4: 4}),
        ("faces", {"pictures": "thumbs", "points": "3"}, {1: 1, 3: 3}),
        ("faces", {"pictures": "faces", "points": "4"}, {1: 1, 4: 4}),
        (
            "faces",
            {"pictures": "baskets", "points": "5", "is_reversed": True},
            {1: 5, 2: 4, 5: 1},
        ),
        ("yes_no", {}, {0: 0, 1: 1}),
        ("yes_no", {"is_reversed": True}, {0: 1, 1: 0}),
        ("choice", {}, {1: 0, 2: 2}),
        ("slider", {}, {0: 0, 7: 7, 10: 10}),
        ("slider", {"is_reversed": True}, {0: 10, 7: 3}),
        ("this_or_that", {"better": "this"}, {1: 1, 2: 0}),
        ("this_or_that", {"better": "that"}, {1: 0, 2: 1}),
    ],
)
def test_the_score_of_each_picked_code(db, kind, value, keyed):
    item = one(kind, **value)

    assert {code: item.keyed(code) for code in keyed} == keyed


def test_rows_of_a_matrix_are_scored_like_any_statement(db):
    rows = [written_row(), written_row(is_reversed=True)]
    [frame, first, turned] = items_of(
        build_instrument_version([written_item("matrix", rows=rows)])
    )

    assert (frame.is_scored, first.parent, turned.parent) == (False, frame, frame)
    assert first.scale == turned.scale
    # 4 of 1–5 is 75 of 100; 2 turned round is 4, so 75 too.
    keying = {item.pk: item_key(item) for item in (first, turned)}
    assert score({first.pk: 4, turned.pk: 2}, keying).score == 75.0


def test_looking_back_is_keyed_as_what_it_looks_back_on(db):
    version = build_instrument_version(
        [
            written_item(name="first", is_reversed=True),
            written_item("retrospective", of="first"),
        ]
    )
    [now, before] = items_of(version)

    assert (before.is_scored, before.target) == (False, now)
    assert [before.keyed(code) for code in (1, 2, 5)] == [5, 4, 1]


@pytest.mark.parametrize(
    "kind",
    [
        *("multiple", "rank", "number", "text", "voice", "tally", "code_element"),
        *("consent", "practice", "section", "vignette", "matrix", "retrospective"),
    ],
)
def test_what_has_no_score_counts_in_no_outcome(db, kind):
    assert one(kind).is_scored is False


def test_a_scale_of_ones_own_is_frozen_with_its_codes(db):
    step = [("কখনো না", "Never", 0), ("একবার", "Once", 2), ("বারবার", "Again", 5)]
    scale = SharedScale(key="times", name_bn="কতবার", name_en="Times", drawings="thumbs")
    scale.steps = [
        ("step", {"label_bn": bn, "label_en": en, "code": code})
        for bn, en, code in step
    ]
    scale.full_clean()
    scale.save()
    item = one("likert", scale=scale.pk, is_reversed=True)
    scale.delete()

    steps = items_of(item.version)[1].steps()
    assert [(s.code, s.labels["en"], s.picture) for s in steps] == [
        (0, "Never", "thumb-down"),
        (2, "Once", "thumb-side"),
        (5, "Again", "thumb-up"),
    ]
    assert [item.keyed(code) for code in (0, 2, 5)] == [5, 3, 0]
