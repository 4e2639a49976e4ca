"""Whether questions suit those who are asked, in plain sentences. Knows no database.

What is wrong for sure stops publishing; what only looks wrong is told. The rules follow
what is known about asking children and people who do not read: few steps, pictures,
a practice question first, one idea in a sentence and no negation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.languages import LANGUAGES, LocalisedText
from curriculum.numerals import in_digits_of


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Question:
    """What the rules look at. `steps` is None where nothing is picked from a scale."""

    number: int
    kind: str
    texts: LocalisedText
    steps: int | None = None
    pictures: str = ""
    """The set of drawings: thumbs, baskets or faces."""
    scale: str = ""
    subscale: str = ""
    is_scored: bool = False
    is_reversed: bool = False
    is_sensitive: bool = False
    voices: frozenset[str] = frozenset()
    """The languages in which it is read aloud."""


@dataclass(frozen=True)
class Sheet:
    """An instrument as the rules see it. Without an audience less can be said."""

    questions: list[Question]
    reads: bool | None = None
    """None when nobody said for whom it is."""
    youngest: int | None = None
    subscales: list[str] = field(default_factory=list)
    lacks_referral: bool = True

    @property
    def scored(self) -> list[Question]:
        return [question for question in self.questions if question.is_scored]

    @property
    def needs_pictures(self) -> bool:
        return self.reads is False or self.is_under(10)

    def is_under(self, age: int) -> bool:
        return self.youngest is not None and self.youngest < age


@dataclass(frozen=True)
class Finding:
    """One thing about one question, or about all of them when `number` is None."""

    rule: str
    level: Level
    sentence: str
    number: int | None = None


Found = Iterator[tuple[Question | None, str]]
Rule = Callable[[Sheet], Found]

WORDY = frozenset({"likert", "choice", "retrospective"})
HARD_TO_HANDLE = frozenset({"matrix", "slider", "rank"})
FOR_THE_YOUNGEST = frozenset({"yes_no", "this_or_that"})
MOST_WORDS, MOST_WORDS_SIMPLE = 20, 12
FEWEST_IN_SUBSCALE = 2
FEWEST_FOR_TURNED = 4

_LETTER = "[\u0980-\u09ff]"
_YA = "\u09af\u09bc"
"""The letter য় as NFC writes it, in two signs."""
_NEGATION = {
    "bn": re.compile(
        rf"(?<!{_LETTER})(না|নেই|নাই|নি|ন{_YA})(?!{_LETTER})"
        # At the end of a verb, as in করিনি; তিনি, আপনি and চিনি are no negations.
        rf"|(?<!{_LETTER}){_LETTER}+(?:{_LETTER}িনি|েনি|োনি|ননি|{_YA}নি)(?!{_LETTER})"
    ),
    "en": re.compile(r"\b(not|never|cannot|nor)\b|n['’]t\b", re.IGNORECASE),
}
_TWO_IDEAS = {
    "bn": re.compile(rf"(?<!{_LETTER})(এবং|অথবা|কিংবা|বা|ও)(?!{_LETTER})"),
    "en": re.compile(r"\b(and|or)\b", re.IGNORECASE),
}
_LIKING = re.compile(
    r"\b(like|love|enjoy|happy|sad|feel)|ভালো লাগে|খারাপ লাগে|পছন্দ|খুশি|মজা|লাগে",
    re.IGNORECASE,
)


def _too_young(sheet: Sheet) -> Found:
    if sheet.is_under(6):
        for question in sheet.scored:
            yield (
                question,
                _(
                    "Children under six cannot answer scales. Watch how they play, or let them draw."
                ),
            )


def _six_and_seven(sheet: Sheet) -> Found:
    if sheet.is_under(8) and not sheet.is_under(6):
        for question in sheet.scored:
            if question.kind not in FOR_THE_YOUNGEST:
                yield (
                    question,
                    _(
                        "Children of six and seven answer yes or no, or this or that. Use one of these."
                    ),
                )


def _steps_for_children(sheet: Sheet) -> Found:
    if sheet.is_under(10) and not sheet.is_under(8):
        for question in sheet.scored:
            if (question.steps or 0) > 3 and question.kind != "choice":
                yield (
                    question,
                    _("Children under ten need three steps, not %(steps)s.")
                    % {"steps": _digits(question.steps)},
                )


def _steps_for_non_readers(sheet: Sheet) -> Found:
    if sheet.reads is False:
        for question in sheet.scored:
            if (question.steps or 0) > 3 and question.kind not in HARD_TO_HANDLE:
                yield (
                    question,
                    _("Who does not read needs three steps, not %(steps)s.")
                    % {"steps": _digits(question.steps)},
                )


def _words_for_non_readers(sheet: Sheet) -> Found:
    if sheet.reads is False:
        for question in sheet.scored:
            if question.kind in WORDY and not question.pictures:
                yield (
                    question,
                    _(
                        "The answers are words only. Use thumbs or other pictures for people who do not read."
                    ),
                )


def _practice(sheet: Sheet) -> Found:
    if not sheet.needs_pictures:
        return
    for question in sheet.questions:
        if question.kind == "practice":
            return
        if question.is_scored:
            break
    if sheet.scored:
        yield (
            None,
            _(
                "Put a practice question first, so that everybody learns the pictures on something harmless."
            ),
        )


def _second_practice(sheet: Sheet) -> Found:
    count = sum(question.kind == "practice" for question in sheet.questions)
    if sheet.is_under(10) and count == 1:
        yield None, _("Children under ten need two practice questions.")


def _hard_to_handle(sheet: Sheet) -> Found:
    if sheet.reads is False:
        for question in sheet.questions:
            if question.kind in HARD_TO_HANDLE:
                yield (
                    question,
                    _(
                        "A matrix, a line of numbers or an order is too hard for people who do not read."
                    ),
                )


def _referral(sheet: Sheet) -> Found:
    if sheet.lacks_referral:
        for question in sheet.questions:
            if question.is_sensitive:
                yield (
                    question,
                    _(
                        "This question is sensitive. Write below where to find help and whom to call, in both languages."
                    ),
                )


def _smiles(sheet: Sheet) -> Found:
    for question in sheet.scored:
        is_liking = any(_LIKING.search(text) for text in question.texts.values())
        if question.pictures == "faces" and not is_liking:
            yield (
                question,
                _("A smile means liking, not agreeing. Use thumbs for a statement."),
            )


def _voices(sheet: Sheet) -> Found:
    if sheet.reads is False:
        for question in sheet.questions:
            if "bn" not in question.voices:
                yield (
                    question,
                    _("There is no voice in Bangla yet for people who do not read."),
                )


def _negation(sheet: Sheet) -> Found:
    for question in sheet.scored:
        if any(
            _NEGATION[tongue].search(question.texts.get(tongue, ""))
            for tongue in LANGUAGES
        ):
            yield (
                question,
                _(
                    "It says “not”. Say the opposite in other words: a no to a “not” confuses."
                ),
            )


def _two_ideas(sheet: Sheet) -> Found:
    for question in sheet.scored:
        if any(
            _TWO_IDEAS[tongue].search(question.texts.get(tongue, ""))
            for tongue in LANGUAGES
        ):
            yield (
                question,
                _(
                    "It may ask two things at once. Somebody can agree with one and not with the other."
                ),
            )


def _long(sheet: Sheet) -> Found:
    most = MOST_WORDS_SIMPLE if sheet.needs_pictures else MOST_WORDS
    for question in sheet.scored:
        if any(
            len(question.texts.get(tongue, "").split()) > most for tongue in LANGUAGES
        ):
            yield (
                question,
                _("The sentence has more than %(most)s words. Make it shorter.")
                % {"most": _digits(most)},
            )


def _small_subscale(sheet: Sheet) -> Found:
    counts = Counter(question.subscale for question in sheet.scored)
    for key in sheet.subscales:
        if counts[key] < FEWEST_IN_SUBSCALE:
            yield (
                None,
                _("The subscale “%(key)s” has fewer than two questions with a score.")
                % {"key": key},
            )


def _mixed_steps(sheet: Sheet) -> Found:
    for key in sheet.subscales:
        scales = {q.scale for q in sheet.scored if q.subscale == key and q.scale}
        if len(scales) > 1:
            yield (
                None,
                _(
                    "The questions of the subscale “%(key)s” have different steps. The same steps are easier to answer and to compare."
                )
                % {"key": key},
            )


def _none_turned(sheet: Sheet) -> Found:
    statements = [q for q in sheet.scored if q.kind in ("likert", "faces", "yes_no")]
    if len(statements) >= FEWEST_FOR_TURNED and not any(
        q.is_reversed for q in statements
    ):
        yield (
            None,
            _(
                "No question is turned round. Somebody who agrees with everything would look respectful."
            ),
        )


def _no_audience(sheet: Sheet) -> Found:
    if sheet.reads is None and sheet.scored:
        yield (
            None,
            _(
                "Say for whom these questions are, so that the steps and pictures can be checked."
            ),
        )


RULES: list[tuple[str, Level, Rule]] = [
    ("too-young", Level.ERROR, _too_young),
    ("six-and-seven", Level.ERROR, _six_and_seven),
    ("steps-for-children", Level.ERROR, _steps_for_children),
    ("steps-for-non-readers", Level.ERROR, _steps_for_non_readers),
    ("words-for-non-readers", Level.ERROR, _words_for_non_readers),
    ("practice-first", Level.ERROR, _practice),
    ("hard-to-handle", Level.ERROR, _hard_to_handle),
    ("referral", Level.ERROR, _referral),
    ("second-practice", Level.WARNING, _second_practice),
    ("smiles", Level.WARNING, _smiles),
    ("voices", Level.WARNING, _voices),
    ("negation", Level.WARNING, _negation),
    ("two-ideas", Level.WARNING, _two_ideas),
    ("long", Level.WARNING, _long),
    ("small-subscale", Level.WARNING, _small_subscale),
    ("mixed-steps", Level.WARNING, _mixed_steps),
    ("none-turned", Level.WARNING, _none_turned),
    ("no-audience", Level.WARNING, _no_audience),
]
"""Every rule by its name, whether it stops publishing, and what looks for it."""


def lint(sheet: Sheet) -> list[Finding]:
    """What is found, errors first, each naming its question."""
    return [
        Finding(
            name,
            level,
            _named(question, sentence),
            None if question is None else question.number,
        )
        for name, level, rule in RULES
        for question, sentence in rule(sheet)
    ]


def errors(sheet: Sheet) -> list[Finding]:
    return [finding for finding in lint(sheet) if finding.level == Level.ERROR]


def _named(question: Question | None, sentence: str) -> str:
    if question is None:
        return sentence
    named = {"number": _digits(question.number), "sentence": sentence}
    return _("Question %(number)s: %(sentence)s") % named


def _digits(value: int | None) -> str:
    return in_digits_of(get_language(), value)
