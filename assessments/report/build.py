"""A workshop's report as plain values, ready for a page, a PDF or a command."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.analysis import (
    PairedChange,
    UnpairedChange,
    paired_change,
    unpaired_change,
)
from assessments.models import InstrumentVersion
from assessments.report.detail import Detail, detail_for, smallest_group
from assessments.report.flow import Flow
from assessments.report.questions import Question, questions_of
from assessments.report.scores import (
    Outcome,
    outcomes_of,
    scores_by_card,
    smallest_step,
)
from assessments.report.sheets import Answers, answers_of
from curriculum.languages import LocalisedText
from workshops.choices import AgeBand
from workshops.models import Enrolment, Workshop
from workshops.queries import attendance_counts

BOUNDS = (0.0, 100.0)


@dataclass(frozen=True)
class OutcomeChange:
    """One scale, before and after, for those whose score exists in both waves."""

    key: str
    names: LocalisedText
    is_primary: bool
    change: PairedChange


@dataclass(frozen=True)
class Leavers:
    """How those who answered only before differ from those who stayed (primary, 0–100)."""

    comparison: UnpairedChange
    is_marked: bool


@dataclass(frozen=True)
class WorkshopReport:
    """Everything a report may say; `detail` tells how much of it may be shown.

    While somebody may still answer there are counts only: two looks, before and after
    one more person, would tell by subtraction what that person said.
    """

    workshop: Workshop
    version: InstrumentVersion | None
    flow: Flow
    detail: Detail
    primary: OutcomeChange | None
    secondary: list[OutcomeChange]
    questions: list[Question]
    leavers: Leavers | None
    straight_lined: int
    """People who picked one answer throughout; named only from `smallest` people up."""
    smallest: int
    is_open: bool
    without_straight_lined: PairedChange | None
    written: list[str]

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


def build_report(workshop: Workshop) -> WorkshopReport:
    """The report of a workshop, computed from its answers as they are now."""
    answers = answers_of(workshop)
    counts = attendance_counts(workshop)
    outcomes = outcomes_of(answers.version, answers.items)
    changes = [_change(answers, outcome) for outcome in outcomes]
    primary = next((change for change in changes if change.is_primary), None)
    flow = Flow(
        registered=counts.registered,
        attended=counts.attended,
        pre=len(answers.pre),
        post=len(answers.post),
        linked=len(answers.linked),
        scored=primary.change.n if primary else 0,
    )
    with_children = has_children(workshop)
    smallest = smallest_group(of_children=with_children)
    detail = detail_for(flow.scored, of_children=with_children)
    if answers.is_open:
        detail = Detail.COUNTS
    main = next((outcome for outcome in outcomes if outcome.is_primary), None)
    return WorkshopReport(
        workshop=workshop,
        version=answers.version,
        flow=flow,
        detail=detail,
        primary=primary,
        secondary=[
            change
            for change in changes
            if not change.is_primary and change.change.n >= smallest
        ],
        questions=questions_of(answers, smallest) if detail >= Detail.SCALES else [],
        leavers=_leavers(answers, main),
        straight_lined=len(_straight_lined(answers, main)),
        smallest=smallest,
        is_open=answers.is_open,
        without_straight_lined=_without_straight_lined(answers, main),
        written=[] if with_children else _written(answers, detail),
    )


def _change(
    answers: Answers, outcome: Outcome, without: frozenset[int] = frozenset()
) -> OutcomeChange:
    pre = scores_by_card(answers.pre, outcome)
    post = scores_by_card(answers.post, outcome)
    pairs = [
        (before, after)
        for card in answers.linked
        if card not in without
        and (before := pre[card].score) is not None
        and (after := post[card].score) is not None
    ]
    change = paired_change(
        [before for before, _ in pairs],
        [after for _, after in pairs],
        delta=answers.version.meaningful_change if answers.version else 5.0,
        bounds=BOUNDS,
        step=smallest_step(outcome),
    )
    return OutcomeChange(outcome.key, outcome.names, outcome.is_primary, change)


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


def _leavers(answers: Answers, outcome: Outcome | None) -> Leavers | None:
    """Whether those who were lost stood elsewhere at the start (Welch).

    None when either group has fewer than five people: too few to show.
    """
    if outcome is None or answers.version is None:
        return None
    scores = scores_by_card(answers.pre, outcome)
    known = {card: s.score for card, s in scores.items() if s.score is not None}
    stayed = [score for card, score in known.items() if card in answers.post]
    left = [score for card, score in known.items() if card not in answers.post]
    if min(len(stayed), len(left)) < 5:
        return None
    comparison = unpaired_change(left, stayed)
    gap = comparison.mean_change
    delta = answers.version.meaningful_change
    return Leavers(comparison, is_marked=gap is not None and abs(gap) > delta)


def has_children(workshop: Workshop) -> bool:
    """Whether the rules for children hold: one child among adults is enough."""
    if workshop.audience.is_of_children:
        return True
    children = [band.value for band in AgeBand if band.is_child]
    return Enrolment.objects.filter(
        workshop=workshop, participant__age_band__in=children
    ).exists()


def _written(answers: Answers, detail: Detail) -> list[str]:
    """Open answers in alphabetical order, so that no order gives a person away.

    Never where a child is among them: their own words could tell who they are.
    """
    if detail < Detail.SCALES:
        return []
    sheets = (*answers.pre.values(), *answers.post.values())
    return sorted(text for sheet in sheets for text in sheet.texts.values())
