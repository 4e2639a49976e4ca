"""Each rule with a question that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.linting import (
    _NEGATION,
    _TWO_IDEAS,
    RULES,
    Level,
    Question,
    Sheet,
    errors,
    lint,
)
from curriculum.languages import normalise

pytestmark = pytest.mark.usefixtures("in_english")

TEXTS = {"bn": "শিশুরা স্কুলে যাবে।", "en": "Children go to school."}
THUMBS = Question(
    1,
    "faces",
    TEXTS,
    steps=3,
    pictures="thumbs",
    scale="thumbs-3",
    is_scored=True,
    voices=frozenset({"bn"}),
)
WORDS = replace(THUMBS, kind="likert", steps=5, pictures="", scale="agreement-5")
PRACTICE = Question(1, "practice", TEXTS, voices=frozenset({"bn"}))
YES_NO = replace(THUMBS, kind="yes_no", steps=None, pictures="")


def rules(*questions, **sheet):
    given = {"reads": True, "lacks_referral": False, **sheet}
    numbered = [replace(q, number=n) for n, q in enumerate(questions, start=1)]
    return sorted({finding.rule for finding in lint(Sheet(numbered, **given))})


def said(text, tongue="en"):
    return replace(WORDS, texts={**TEXTS, tongue: text})


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("too-young", ([THUMBS], {"youngest": 5}), ([YES_NO], {"youngest": 6})),
        (
            "six-and-seven",
            ([PRACTICE, THUMBS], {"youngest": 7}),
            ([PRACTICE, YES_NO], {"youngest": 7}),
        ),
        (
            "steps-for-children",
            ([PRACTICE, replace(WORDS, steps=5)], {"youngest": 9}),
            ([PRACTICE, replace(WORDS, steps=5)], {"youngest": 10}),
        ),
        (
            "steps-for-non-readers",
            ([PRACTICE, replace(THUMBS, steps=4)], {"reads": False}),
            ([PRACTICE, THUMBS], {"reads": False}),
        ),
        (
            "words-for-non-readers",
            ([PRACTICE, replace(WORDS, steps=3)], {"reads": False}),
            ([PRACTICE, replace(WORDS, steps=3, pictures="own")], {"reads": False}),
        ),
        (
            "practice-first",
            ([THUMBS, PRACTICE], {"reads": False}),
            ([PRACTICE, THUMBS], {"reads": False}),
        ),
        (
            "hard-to-handle",
            ([PRACTICE, Question(2, "rank", TEXTS, steps=3)], {"reads": False}),
            ([PRACTICE, Question(2, "rank", TEXTS, steps=3)], {}),
        ),
        (
            "referral",
            ([replace(WORDS, is_sensitive=True)], {"lacks_referral": True}),
            ([replace(WORDS, is_sensitive=True)], {"lacks_referral": False}),
        ),
        (
            "second-practice",
            ([PRACTICE, THUMBS], {"youngest": 9}),
            ([PRACTICE, PRACTICE, THUMBS], {"youngest": 9}),
        ),
        (
            "smiles",
            ([replace(THUMBS, pictures="faces")], {}),
            (
                [
                    replace(
                        THUMBS,
                        pictures="faces",
                        texts={"bn": "", "en": "I like school."},
                    )
                ],
                {},
            ),
        ),
        (
            "voices",
            ([replace(PRACTICE, voices=frozenset())], {"reads": False}),
            ([replace(PRACTICE, voices=frozenset())], {"reads": True}),
        ),
        (
            "negation",
            ([said("Children should not work.")], {}),
            ([said("Children should learn nothing else.")], {}),
        ),
        (
            "two-ideas",
            ([said("Girls and boys learn.")], {}),
            ([said("Sand is yellow.")], {}),
        ),
        ("long", ([said("word " * 21)], {}), ([said("word " * 20)], {})),
        ("long", ([said("word " * 13)], {"youngest": 9}), ([said("w " * 12)], {})),
        (
            "small-subscale",
            ([replace(WORDS, subscale="a")], {"subscales": ["a"]}),
            ([replace(WORDS, subscale="a")] * 2, {"subscales": ["a"]}),
        ),
        (
            "mixed-steps",
            (
                [replace(WORDS, subscale="a"), replace(THUMBS, subscale="a")],
                {"subscales": ["a"]},
            ),
            ([replace(WORDS, subscale="a")] * 2, {"subscales": ["a"]}),
        ),
        (
            "none-turned",
            ([WORDS] * 4, {}),
            ([*[WORDS] * 3, replace(WORDS, is_reversed=True)], {}),
        ),
        ("no-audience", ([WORDS], {"reads": None}), ([WORDS], {"reads": True})),
    ],
)
def test_a_rule_finds_what_is_wrong_and_only_that(rule, wrong, right):
    (wrong_questions, wrong_sheet), (right_questions, right_sheet) = wrong, right

    assert rule in rules(*wrong_questions, **wrong_sheet)
    assert rule not in rules(*right_questions, **right_sheet)


def test_every_rule_is_tried():
    marks = test_a_rule_finds_what_is_wrong_and_only_that.pytestmark
    tried = {row[0] for mark in marks for row in mark.args[1]}

    assert tried == {name for name, _level, _rule in RULES}


@pytest.mark.parametrize(
    ("tongue", "text", "is_negated"),
    [
        ("bn", "শিশুরা কাজ করবে না।", True),
        ("bn", "এটা ঠিক নয়।", True),
        ("bn", "তাদের কোনো অধিকার নেই।", True),
        ("bn", "আমি মারধর করিনি।", True),
        ("bn", "সে স্কুলে যায়নি।", True),
        ("bn", "তিনি আপনি পানি চিনি জানি রানি।", False),
        ("bn", "নানা নাম নিয়ে নিজে আসেন।", False),
        ("en", "It isn't right.", True),
        ("en", "Never hit a child.", True),
        ("en", "Nothing is noted in a notebook.", False),
    ],
)
def test_negations_are_known_from_words_that_look_like_them(tongue, text, is_negated):
    assert bool(_NEGATION[tongue].search(normalise(text))) is is_negated


@pytest.mark.parametrize(
    ("text", "are_two"),
    [("মা ও বাবা", True), ("খাবার অথবা ঘুম", True), ("ওষুধ বাবার", False)],
)
def test_two_ideas_in_bangla(text, are_two):
    assert bool(_TWO_IDEAS["bn"].search(text)) is are_two


def test_a_sentence_names_the_question_and_errors_come_first():
    sheet = Sheet(
        [said("Do not hit."), replace(WORDS, number=2, is_sensitive=True)], reads=True
    )
    found = lint(sheet)

    assert [finding.level for finding in found] == [Level.ERROR, Level.WARNING]
    assert [finding.sentence for finding in found] == [
        "Question 2: This question is sensitive. Write below where to find help and whom"
        " to call, in both languages.",
        "Question 1: It says “not”. Say the opposite in other words: a no to a “not”"
        " confuses.",
    ]
    assert errors(sheet) == found[:1]


def test_good_questions_have_nothing_to_say():
    turned = replace(THUMBS, is_reversed=True)

    assert rules(PRACTICE, PRACTICE, THUMBS, THUMBS, THUMBS, turned, reads=False) == []
