from __future__ import annotations

import json
import math
from dataclasses import asdict

import pytest

from assessments.analysis import ItemKey, Missing, score, shared_scale

FIVE = [ItemKey(1, 5), ItemKey(1, 5, is_reversed=True), ItemKey(1, 5), ItemKey(1, 5)]


def test_items_of_different_formats_weigh_alike():
    keying = {"yes": ItemKey(0, 1), "five": ItemKey(1, 5), "ten": ItemKey(0, 10, True)}

    assert score({"yes": 1, "five": 3, "ten": 10}, keying).score == 50.0


def test_a_code_may_have_a_score_of_its_own():
    key = ItemKey(0, 2, values={1: 2.0, 2: 0.0, 3: 1.0})

    assert [score([code], [key]).score for code in (1, 2, 3)] == [100.0, 0.0, 50.0]


def test_four_missing_codes_are_counted_apart():
    result = score(
        ["dont_know", Missing.REFUSED, "not_asked", None, None], [(1, 5)] * 5
    )

    assert result.missing == {
        "dont_know": 1,
        "refused": 1,
        "not_asked": 1,
        "skipped": 2,
    }
    assert (result.score, result.answered) == (None, 0)
    assert json.loads(json.dumps(asdict(result)))["missing"]["skipped"] == 2


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([5, None], 100.0),
        ([5, None, None], None),
        ([5, 3, None], 75.0),
        ([5, 3, None, None, None], None),
        ([5, 3, 1, None, None], 50.0),
        ([], None),
    ],
)
def test_at_least_half_must_be_answered(answers, expected):
    assert score(answers, [ItemKey(1, 5)] * len(answers)).score == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([4, 4, 4, 4], True),
        ([4, 4, 4, 3], False),
        ([4, 4, 4, None], False),
        ([4, None, 4, 4], False),
    ],
)
def test_a_straight_line_has_four_answers_and_a_turned_item(answers, expected):
    assert score(answers, FIVE).straight_lined is expected


def test_a_straight_line_without_a_turned_item_may_be_meant():
    assert score([4] * 6, [ItemKey(1, 5)] * 6).straight_lined is False


def test_an_item_without_answer_in_the_mapping_was_skipped():
    keying = shared_scale(["a", "b"], ["b"], 1, 5)

    result = score({"b": 1}, keying)

    assert (result.score, result.missing[Missing.SKIPPED]) == (100.0, 1)


@pytest.mark.parametrize(
    ("answers", "keying", "sentence"),
    [
        ([6], [ItemKey(1, 5)], "lies outside 1 to 5"),
        ([0], [ItemKey(1, 5)], "lies outside 1 to 5"),
        ([math.nan], [ItemKey(1, 5)], "must be a finite number"),
        ([4], [ItemKey(0, 1, values={1: 1.0})], "none of the item's codes"),
        (["maybe"], [ItemKey(1, 5)], "not a valid Missing"),
        ([1, 2], [ItemKey(1, 5)], "2 answers to 1 items"),
        ({"x": 1}, {"a": ItemKey(1, 5)}, "unknown items: \\['x'\\]"),
        ([1], [ItemKey(5, 5)], "has no room"),
    ],
)
def test_answers_that_cannot_be_are_refused(answers, keying, sentence):
    with pytest.raises(ValueError, match=sentence):
        score(answers, keying)
