"""The report as it may be shown, given what was shown before.

Every screen, paper and command gets its figures here. They are new only where nobody
could subtract them from earlier ones and learn what fewer than `smallest` people said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db import transaction

from assessments.models import ShownFigures
from assessments.report.build import WorkshopReport, compute_report
from assessments.report.detail import SMALLEST_GROUP, Detail
from assessments.report.differencing import is_safe
from assessments.report.later import later_of
from assessments.report.recording import Behind, record
from assessments.report.sheets import Answers, answers_of
from workshops.models import Workshop

PRIMARY, LINKED, EVERYBODY, UNLINED = "primary", "linked", "everybody", "unlined"
EXACT, BEFORE, AFTER = "exact only", "unmatched before", "unmatched after"
STAYED, LEFT, WRITERS = "stayed", "left", "writers"
SCALE, QUESTION = "scale {}", "question {}"


@transaction.atomic
def shown_report(workshop: Workshop) -> WorkshopReport:
    """The report of a workshop; remembers whose answers its figures are made of.

    A few who answer later wait: the figures stay as they were shown. When a few of
    those who were counted took their yes back or changed an answer, only counts stay.
    """
    # Held, so that two who look at once do not both see something new.
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    earlier = list(ShownFigures.objects.filter(workshop=workshop))
    allowed = allowed_report(workshop, earlier)
    if allowed.shows_figures or allowed.unmatched is not None:
        _remember(allowed, earlier)
    return allowed


def allowed_report(
    workshop: Workshop, earlier: Sequence[ShownFigures]
) -> WorkshopReport:
    """What `shown_report` would show, without taking it for shown."""
    answers = answers_of(workshop)
    report = compute_report(workshop, answers)
    if not report.shows_figures and report.unmatched is None:
        return report
    allowed = _without_unsafe(report, earlier)
    if allowed is None:
        allowed = _as_before(workshop, answers, earlier)
    if allowed is None:
        return _counts_only(report)
    return replace(allowed, later=later_of(answers, allowed.smallest, earlier))


def were_shown(workshop: Workshop) -> bool:
    """Whether somebody has seen figures, so that later ones must fit to them."""
    return ShownFigures.objects.filter(workshop=workshop).exists()


def _as_before(
    workshop: Workshop, answers: Answers, earlier: Sequence[ShownFigures]
) -> WorkshopReport | None:
    """The figures that were shown last, while those who came later are too few.

    None where an answer behind them was taken back or written over.
    """
    kept = answers.only(earlier[-1].sheets)
    if kept.sheets != earlier[-1].sheets:
        return None
    late = sum(kept.marks.get(card) != marks for card, marks in answers.marks.items())
    report = replace(compute_report(workshop, kept), late=late)
    return _without_unsafe(report, earlier)


def _without_unsafe(
    report: WorkshopReport, earlier: Sequence[ShownFigures]
) -> WorkshopReport | None:
    """The report without the parts that would tell on a few; None where all would."""
    unsafe = {
        figure
        for figure, cards in people_behind(report)
        if not _is_safe(report, figure, cards, earlier)
    }
    if PRIMARY in unsafe:
        return None
    hides_questions = LINKED in unsafe
    return replace(
        report,
        secondary=[
            each for each in report.secondary if SCALE.format(each.key) not in unsafe
        ],
        questions=[
            each
            for each in report.questions
            if not hides_questions and QUESTION.format(each.number) not in unsafe
        ],
        missing={} if hides_questions else report.missing,
        leavers=None if unsafe & {STAYED, LEFT} else report.leavers,
        straight_liners=frozenset() if EVERYBODY in unsafe else report.straight_liners,
        without_straight_lined=None
        if UNLINED in unsafe
        else report.without_straight_lined,
        written=[] if WRITERS in unsafe else report.written,
        exact_only=None if EXACT in unsafe else report.exact_only,
        unmatched=None if unsafe & {BEFORE, AFTER} else report.unmatched,
    )


def people_behind(report: WorkshopReport) -> Iterator[tuple[str, frozenset[int]]]:
    """Each figure that the report would show, with the cards it is made of."""
    answers = report.answers
    everybody = answers.pre.keys() | answers.post.keys()
    if report.primary is not None:
        yield PRIMARY, report.primary.people
        if report.without_straight_lined is not None:
            yield UNLINED, report.primary.people - report.straight_liners
    yield LINKED, frozenset(answers.linked)
    yield EVERYBODY, frozenset(everybody)
    for outcome in report.outcomes[1:]:
        yield SCALE.format(outcome.key), outcome.people
    for question in report.questions:
        yield QUESTION.format(question.number), question.people
    if report.leavers is not None:
        yield STAYED, report.leavers.stayed
        yield LEFT, report.leavers.left
    if report.exact_only is not None:
        yield EXACT, report.exact_only.people
    if report.unmatched is not None:
        yield BEFORE, report.unmatched.before
        yield AFTER, report.unmatched.after
    if report.written:
        yield WRITERS, frozenset(_writers(answers))


def _writers(answers: Answers) -> Iterator[int]:
    for sheets in (answers.pre, answers.post):
        yield from (card for card, sheet in sheets.items() if sheet.texts)


def _is_safe(
    report: WorkshopReport,
    figure: str,
    cards: frozenset[int],
    earlier: Sequence[ShownFigures],
) -> bool:
    marks = report.answers.marks
    sets = [frozenset(marks[card] for card in cards)]
    sets += [shown.counted(figure) for shown in earlier]
    if report.primary is not None and _stands_beside_the_primary(report, figure):
        sets.append(frozenset(marks[card] for card in report.primary.people))
    return is_safe(sets, report.smallest)


def _stands_beside_the_primary(report: WorkshopReport, figure: str) -> bool:
    """Whether the main result minus this figure would be what a few people said.

    The same answers without some people are subtracted at a glance. A scale takes more
    reckoning; it is hidden beside the main result where children are among them.
    """
    is_scale = figure.startswith(SCALE.format(""))
    is_same_result = figure in (UNLINED, EXACT, BEFORE, AFTER)
    return is_same_result or (is_scale and report.smallest > SMALLEST_GROUP)


def _counts_only(report: WorkshopReport) -> WorkshopReport:
    return replace(
        report,
        detail=Detail.COUNTS,
        questions=[],
        missing={},
        leavers=None,
        written=[],
        exact_only=None,
        unmatched=None,
        is_withheld=True,
    )


def _remember(report: WorkshopReport, earlier: Sequence[ShownFigures]) -> None:
    """One row for each new set of people; looking again adds none."""
    version, who = report.version, who_is_behind(report)
    if version is None or was_shown(who, earlier):
        return
    ShownFigures.objects.create(workshop=report.workshop, version=version, **who)
    record(report, who, is_shown=True)


def was_shown(who: Behind, earlier: Sequence[ShownFigures]) -> bool:
    """Whether somebody has seen figures of just these people and answers."""
    return any(
        (shown.marks, shown.people) == (who["marks"], who["people"])
        for shown in earlier
    )


def who_is_behind(report: WorkshopReport) -> Behind:
    """The state of all answers, and the cards behind each figure, ready to be kept."""
    marks = {str(card): list(marks) for card, marks in report.answers.marks.items()}
    people: dict[str, list[int | str]] = {
        figure: sorted(cards) for figure, cards in people_behind(report)
    }
    for each in report.later:
        if each.change is not None:
            # The state of other sheets than those before and after: names of their own.
            states = {f"{each.wave}/{card}": pair for card, pair in each.marks.items()}
            marks |= {name: list(pair) for name, pair in states.items()}
            people[each.wave.value] = sorted(states)
    return {"marks": marks, "people": people}
