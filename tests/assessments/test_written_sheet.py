from __future__ import annotations

import pytest

from assessments.completeness import problems_of
from assessments.linting import Question
from assessments.written_sheet import sheet_of
from curriculum.models import Audience
from tests.assessments.builders import build_instrument, written_item

pytestmark = pytest.mark.usefixtures("in_english")


def non_readers():
    return Audience.objects.get(slug="parents")


def sentences(instrument):
    return [
        str(sentence.message)
        for error in problems_of(instrument).get("items", [])
        for sentence in error.non_block_errors.as_data()
    ]


def test_an_instrument_as_the_rules_see_it(db):
    instrument = build_instrument(
        [written_item(text_bn="ক", text_en="A", subscale="a"), written_item("matrix")],
        ["a"],
        audience=non_readers(),
        youngest_age=12,
    )
    sheet = sheet_of(instrument)

    assert (sheet.reads, sheet.youngest, sheet.subscales) == (False, 12, ["a"])
    assert [question.kind for question in sheet.questions] == [
        *("likert", "matrix", "likert", "likert")
    ]
    assert sheet.questions[0] == Question(
        1,
        "likert",
        {"bn": "ক", "en": "A"},
        steps=5,
        scale="agreement-5",
        subscale="a",
        is_scored=True,
    )


def test_what_does_not_suit_stops_publishing(db):
    instrument = build_instrument([written_item()], audience=non_readers())

    assert sentences(instrument) == [
        "Question 1: Who does not read needs three steps, not 5.",
        "Question 1: The answers are words only. Use thumbs or other pictures for people"
        " who do not read.",
        "Put a practice question first, so that everybody learns the pictures on"
        " something harmless.",
    ]


@pytest.mark.parametrize("missing", ["referral_bn", "referral_contact_en"])
def test_a_sensitive_question_needs_somebody_to_turn_to_in_both_languages(db, missing):
    whole = {
        "referral_bn": "সাহায্য চান।",
        "referral_en": "Ask for help.",
        "referral_contact_bn": "১০৯৮",
        "referral_contact_en": "1098",
    }
    items = [written_item(sensitivity="sensitive")]

    assert sentences(build_instrument(items, **whole)) == []
    assert len(sentences(build_instrument(items, **{**whole, missing: ""}))) == 1


def test_a_short_name_is_given_once_and_points_back(db):
    instrument = build_instrument(
        [
            written_item(show_if={"name": "later", "codes": "1"}),
            written_item(name="later"),
            written_item(name="later"),
        ]
    )

    assert sentences(instrument) == [
        "Question 1: no earlier question has the short name “later”.",
        "Question 3: another question has the short name “later”.",
    ]
