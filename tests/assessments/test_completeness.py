from __future__ import annotations

import pytest

from assessments.completeness import problems_of
from assessments.models import Instrument
from tests.assessments.builders import (
    build_administration,
    build_instrument,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.builders import build_workshop

pytestmark = pytest.mark.usefixtures("in_english")


def sentences(error) -> list[str]:
    """All sentences inside a block error, however deep."""
    inner = list(getattr(error, "block_errors", {}).values())
    plain = list(getattr(error, "non_block_errors", []))
    if not inner and not plain:
        return list(error.messages)
    own = [str(sentence) for sentence in plain]
    return own + [text for child in inner for text in sentences(child)]


def problems(instrument: Instrument) -> dict[str, list[str]]:
    return {
        name: [text for error in errors for text in sentences(error)]
        for name, errors in problems_of(instrument).items()
    }


def test_a_complete_instrument_has_no_problems(db):
    items = [written_item(subscale="a"), written_item("choice"), written_item("text")]

    assert problems(build_instrument(items, ["a"], primary_outcome="a")) == {}


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (
            [written_item("text")],
            "Write at least one question with a score."
            " Open questions alone cannot show whether opinions change.",
        ),
        (
            [written_item(text_bn="")],
            "This text is in English only. Write it in Bangla too.",
        ),
        (
            [written_item(text_en=" ")],
            "This text is in Bangla only. Write it in English too.",
        ),
        (
            [written_item(subscale="b")],
            "No subscale has this key. Use one of: a.",
        ),
        (
            [written_item("choice", choices=[])],
            "Give at least two answers to choose from.",
        ),
        (
            [
                written_item(
                    "choice",
                    choices=[
                        {"label_bn": "ক", "label_en": "A", "score": 1},
                        {"label_bn": "খ", "label_en": "B", "score": 1},
                    ],
                )
            ],
            "All answers have the same score. Give the better answer a higher one.",
        ),
        (
            [
                written_item(
                    "choice",
                    choices=[
                        {"label_bn": "ক", "label_en": "A", "score": 1},
                        {"label_bn": "খ", "label_en": "", "score": 2},
                    ],
                )
            ],
            "This text is in Bangla only. Write it in English too.",
        ),
    ],
)
def test_a_problem_of_a_question_is_told_at_the_questions(db, items, sentence):
    assert problems(build_instrument(items, ["a"])) == {"items": [sentence]}


def test_both_languages_missing_is_one_sentence_for_each(db):
    instrument = build_instrument([written_item(text_bn="", text_en="")])

    assert problems(instrument) == {"items": ["Write this text in both languages."] * 2}


def test_an_instrument_without_questions(db):
    instrument = build_instrument()
    instrument.items = []

    assert list(problems(instrument)) == ["items"]


def test_a_subscale_key_is_given_once(db):
    instrument = build_instrument([written_item(subscale="a")], ["a", "a"])

    assert problems(instrument) == {
        "subscales": ["Another subscale has this key. Give each its own."]
    }


@pytest.mark.parametrize("key", ["", "Two words", "ক"])
def test_a_subscale_key_is_plain(db, key):
    assert list(problems(build_instrument(subscales=[key]))) == ["subscales"]


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("b", "Write one of: total, a."),
        ("", "Write one of: total, a."),
        ("a", "No question belongs to this subscale yet."),
    ],
)
def test_the_primary_outcome_exists(db, outcome, sentence):
    instrument = build_instrument(subscales=["a"], primary_outcome=outcome)

    assert problems(instrument) == {"primary_outcome": [sentence]}


def test_title_and_introduction_need_both_languages(db):
    instrument = build_instrument(title_bn="", introduction_en="", introduction_bn="")

    assert problems(instrument) == {
        "title_bn": ["This text is in English only. Write it in Bangla too."],
        "introduction_bn": ["Write this text in both languages."],
        "introduction_en": ["Write this text in both languages."],
    }


def test_what_the_report_looks_at_is_locked_by_the_first_answer(db, shapla):
    version = build_instrument_version(
        [written_item(subscale="a"), written_item(subscale="a")], ["a"]
    )
    instrument = version.instrument
    instrument.primary_outcome, instrument.meaningful_change = "a", 3.0
    assert problems(instrument) == {}

    build_response(build_administration(build_workshop(shapla), version=version))

    assert problems(instrument) == {
        "primary_outcome": [
            "People have answered, so this stays “total”. To look at something else,"
            " copy the questions and publish the copy."
        ],
        "meaningful_change": [
            "People have answered, so this stays “5.0”. To look at something else,"
            " copy the questions and publish the copy."
        ],
    }
    instrument.primary_outcome, instrument.meaningful_change = "total", 5.0
    assert problems(instrument) == {}
