"""A workshop's report as plain values, ready for a page, a PDF or a command."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.analysis import PairedChange, UnpairedChange, unpaired_change
from assessments.children import has_children
from assessments.choices import MissingReason
from assessments.models import InstrumentVersion
from assessments.report.changes import OutcomeChange, change_of
from assessments.report.detail import Detail, detail_for, smallest_group
from assessments.report.flow import Flow
from assessments.report.later import Later
from assessments.report.questions import Question, missing_of, questions_of
from assessments.report.scores import Outcome, outcomes_of, scores_by_card
from assessments.report.sheets import Answers
from assessments.report.unmatched import Unmatched, unmatched_of
from workshops.models import Workshop
from workshops.queries import attendance_counts


@dataclass(frozen=True)
class Leavers:
    """How those who answered only before differ from those who stayed (primary, 0–100)."""

    comparison: UnpairedChange
    is_marked: bool
    stayed: frozenset[int]
    left: frozenset[int]


@dataclass(frozen=True)
class WorkshopReport:
    """Everything a report may say; `detail` tells how much of it may be shown.

    While somebody may still answer there are counts only: two looks, before and after
    one more person, would tell by subtraction what that person said.
    """

    workshop: Workshop
    answers: Answers
    flow: Flow
    detail: Detail
    primary: OutcomeChange | None
    secondary: list[OutcomeChange]
    questions: list[Question]
    missing: dict[MissingReason, int]
    """Answers to scored questions that those who answered both times did not give."""
    leavers: Leavers | None
    straight_liners: frozenset[int]
    """Who picked one answer throughout; named only from `smallest` people up."""
    smallest: int
    without_straight_lined: PairedChange | None
    written: list[str]
    exact_only: OutcomeChange | None = None
    """The main result without those whose two codes differ in a part."""
    unmatched: Unmatched | None = None
    """All before against all after, where many could not be matched."""
    later: tuple[Later, ...] = ()
    """Months after, and what people feel has changed; each beside the main result."""
    is_withheld: bool = False
    """Earlier figures together with these would tell what a few people said."""
    late: int = 0
    """People who answered after the figures were shown and are not counted yet."""

    @property
    def version(self) -> InstrumentVersion | None:
        return self.answers.version

    @property
    def is_open(self) -> bool:
        return self.answers.is_open

    @property
    def straight_lined(self) -> int:
        return len(self.straight_liners)

    @property
    def shows_figures(self) -> bool:
        return self.detail > Detail.COUNTS and self.primary is not None

    @property
    def outcomes(self) -> list[OutcomeChange]:
        """The primary first, then what the number of people allows to show."""
        if self.primary is None or self.detail == Detail.COUNTS:
            return []
        others = self.secondary if self.detail >= Detail.SCALES else []
        return [self.primary, *others]


def compute_report(workshop: Workshop, answers: Answers) -> WorkshopReport:
    """The figures of these answers. Whoever shows them asks `shown_report` instead."""
    outcomes = outcomes_of(answers.version, answers.items)
    changes = [_change(answers, outcome) for outcome in outcomes]
    primary = next((change for change in changes if change.is_primary), None)
    flow = _flow(workshop, answers, primary)
    with_children = has_children(workshop)
    smallest = smallest_group(of_children=with_children)
    detail = detail_for(flow.scored, of_children=with_children)
    if answers.is_open:
        detail = Detail.COUNTS
    main = next((outcome for outcome in outcomes if outcome.is_primary), None)
    return WorkshopReport(
        workshop=workshop,
        answers=answers,
        flow=flow,
        detail=detail,
        primary=primary,
        secondary=[
            change
            for change in changes
            if not change.is_primary and change.change.n >= smallest
        ],
        questions=questions_of(answers, smallest) if detail >= Detail.SCALES else [],
        missing=missing_of(answers),
        leavers=_leavers(answers, main, smallest),
        straight_liners=_straight_lined(answers, main),
        smallest=smallest,
        without_straight_lined=_without_straight_lined(answers, main),
        written=[] if with_children else _written(answers, detail),
        exact_only=_exact_only(answers, main, smallest),
        unmatched=unmatched_of(answers, main, smallest),
    )


def _exact_only(
    answers: Answers, outcome: Outcome | None, smallest: int
) -> OutcomeChange | None:
    """The sensitivity figure; None where every match is exact, or too few are."""
    inexact = answers.paired.inexact & set(answers.linked)
    if outcome is None or not inexact:
        return None
    change = _change(answers, outcome, without=frozenset(inexact))
    return change if change.change.n >= smallest else None


def _flow(workshop: Workshop, answers: Answers, primary: OutcomeChange | None) -> Flow:
    counts = attendance_counts(workshop)
    return Flow(
        registered=counts.registered,
        attended=counts.attended,
        pre=len(answers.pre),
        post=len(answers.post),
        linked=len(answers.linked),
        scored=primary.change.n if primary else 0,
    )


def _change(
    answers: Answers, outcome: Outcome, without: frozenset[int] = frozenset()
) -> OutcomeChange:
    people = [card for card in answers.linked if card not in without]
    delta = answers.version.meaningful_change if answers.version else 5.0
    return change_of(answers.pre, answers.post, people, outcome, delta=delta)


def _straight_lined(answers: Answers, outcome: Outcome | None) -> frozenset[int]:
    """Cards that picked the same code throughout, turned questions too, in a wave."""
    if outcome is None:
        return frozenset()
    waves = (
        scores_by_card(answers.pre, outcome),
        scores_by_card(answers.post, outcome),
    )
    return frozenset(
        card for wave in waves for card, score in wave.items() if score.straight_lined
    )


def _without_straight_lined(
    answers: Answers, outcome: Outcome | None
) -> PairedChange | None:
    """The sensitivity figure; None when nobody answered in a straight line."""
    marked = _straight_lined(answers, outcome)
    if outcome is None or not marked:
        return None
    return _change(answers, outcome, without=marked).change


def _leavers(
    answers: Answers, outcome: Outcome | None, smallest: int
) -> Leavers | None:
    """Whether those who were lost stood elsewhere at the start (Welch).

    None when either group has fewer than `smallest` people: too few to show.
    """
    if outcome is None or answers.version is None:
        return None
    scores = scores_by_card(answers.pre, outcome)
    known = {card: s.score for card, s in scores.items() if s.score is not None}
    stayed = frozenset(card for card in known if card in answers.post)
    left = frozenset(card for card in known if card not in answers.post)
    if min(len(stayed), len(left)) < smallest:
        return None
    comparison = unpaired_change(
        [known[card] for card in sorted(left)], [known[card] for card in sorted(stayed)]
    )
    gap = comparison.mean_change
    is_marked = gap is not None and abs(gap) > answers.version.meaningful_change
    return Leavers(comparison, is_marked, stayed, left)


def _written(answers: Answers, detail: Detail) -> list[str]:
    """Open answers in alphabetical order, so that no order gives a person away.

    Never where a child is among them: their own words could tell who they are.
    """
    if detail < Detail.SCALES:
        return []
    sheets = (*answers.pre.values(), *answers.post.values())
    own = {item.pk for item in answers.items if item.has_own_words}
    return sorted(
        text for sheet in sheets for item, text in sheet.texts.items() if item in own
    )
