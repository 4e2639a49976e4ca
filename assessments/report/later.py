"""What is compared beside before and after: months later, and what people feel.

“Measured” compares what people said before with what they say now. “Felt” compares what
they say now with what they think, looking back, that they would have said before. Both
are told; they are never added up. Only changes are shown, no means: means of nearly the
same people beside each other would tell what the few others said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from assessments.analysis import PairedChange
from assessments.choices import MissingReason, Wave
from assessments.models import Item, RetrospectiveItem, ShownFigures
from assessments.report.changes import change_of
from assessments.report.differencing import is_safe
from assessments.report.scores import Outcome, outcomes_of
from assessments.report.sheets import Answers, Sheet

Sheets = Mapping[int, Sheet]


@dataclass(frozen=True)
class Later:
    """One comparison of the main result. The counts are told always.

    `change` is None while somebody can still answer, where too few are counted, and
    where another figure that was shown would tell what a few said.
    """

    wave: Wave
    answered: int
    """How many gave these answers, matched or not."""
    linked: int
    change: PairedChange | None
    marks: dict[int, tuple[str, str]]
    """The people counted, each with the state of both sheets."""
    is_open: bool = False

    @property
    def is_felt(self) -> bool:
        return self.wave == Wave.RETROSPECTIVE


def later_of(
    answers: Answers, smallest: int, earlier: Sequence[ShownFigures]
) -> tuple[Later, ...]:
    """Every comparison that was asked for, each with what may be shown of it."""
    outcomes = outcomes_of(answers.version, answers.items)
    main = next((each for each in outcomes if each.is_primary), None)
    if main is None or answers.is_open:
        return ()
    return tuple(
        each if _is_safe(each, smallest, earlier) else replace(each, change=None)
        for each in _comparisons(answers, main)
    )


def _is_safe(each: Later, smallest: int, earlier: Sequence[ShownFigures]) -> bool:
    if each.is_open or len(each.marks) < smallest:
        return False
    counted = [shown.counted(each.wave) for shown in earlier]
    return is_safe([frozenset(each.marks.values()), *counted], smallest)


def _comparisons(answers: Answers, main: Outcome) -> Iterator[Later]:
    for name in sorted(answers.waves):
        wave = Wave(name)
        if wave.is_follow_up:
            yield _compared(answers, wave, answers.pre, answers.waves[name], main)
    looking_back = answers.waves.get(Wave.RETROSPECTIVE, {})
    if looking_back:
        yield _compared(answers, Wave.RETROSPECTIVE, looking_back, answers.post, main)
    elif looked_back := _looked_back(answers):
        asked = {item for sheet in looked_back.values() for item in sheet.codes}
        both = tuple(item for item in main.items if item.pk in asked)
        if both:
            felt = replace(main, items=both)
            wave = Wave.RETROSPECTIVE
            yield _compared(answers, wave, looked_back, answers.post, felt)


def _compared(
    answers: Answers, wave: Wave, before: Sheets, after: Sheets, outcome: Outcome
) -> Later:
    people = sorted(before.keys() & after.keys())
    delta = answers.version.meaningful_change if answers.version else 5.0
    found = change_of(before, after, people, outcome, delta=delta)
    given = before if wave == Wave.RETROSPECTIVE else after
    return Later(
        wave=wave,
        answered=len(given),
        linked=len(people),
        change=found.change,
        marks={each: (before[each].mark, after[each].mark) for each in found.people},
        is_open=wave in answers.open_waves,
    )


def _looked_back(answers: Answers) -> dict[int, Sheet]:
    """Questions that look back, as a sheet of the questions that they point to."""
    targets = _targets(answers.items)
    found = {}
    for person, sheet in answers.post.items():
        codes = {
            targets[item]: code for item, code in sheet.codes.items() if item in targets
        }
        if codes:
            found[person] = replace(
                sheet,
                codes=codes,
                missing=dict.fromkeys(targets.values(), MissingReason.SKIPPED.value),
                answered_at={
                    targets[item]: at
                    for item, at in sheet.answered_at.items()
                    if item in targets
                },
            )
    return found


def _targets(items: Sequence[Item]) -> dict[int, int]:
    by_key: dict[tuple[int, UUID | None], int] = {
        (item.version_id, item.key): item.pk for item in items if item.is_scored
    }
    return {
        item.pk: by_key[item.version_id, item.target_key]
        for item in items
        if isinstance(item, RetrospectiveItem)
        and (item.version_id, item.target_key) in by_key
    }
