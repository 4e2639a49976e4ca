"""Whole sentences that say how far a result can be trusted, in the active language."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis import detectable
from assessments.choices import LinkMethod
from assessments.report.build import WorkshopReport
from assessments.report.detail import Detail
from assessments.report.sentences import late_sentence
from assessments.report.ways import ways_of
from curriculum.templatetags.numerals import digits, points, signed
from workshops.people import name_of


def notes(report: WorkshopReport) -> list[str]:
    """Whole sentences that say how far the result can be trusted."""
    found = [
        *flow_notes(report),
        *precision_notes(report),
        *_answer_notes(report),
        *way_notes(report),
        *_matching_notes(report),
    ]
    if report.version is not None:
        found.append(_delta_note(report))
    return found


def _matching_notes(report: WorkshopReport) -> list[str]:
    paired = report.answers.paired
    ways = set(paired.counts(report.answers.linked)) - {LinkMethod.CARD}
    found = []
    if not paired.is_unlinked and not ways:
        found.append(
            _("Answers were paired by numbered picture cards. No card carries a name.")
        )
    elif ways:
        found.append(
            _(
                "Answers were paired without a name: by card, by place, or by a code that"
                " people made themselves."
            )
        )
    if report.unmatched is not None and report.unmatched.comparison.ci95:
        change = report.unmatched.comparison
        low, high = change.ci95 or (0.0, 0.0)
        found.append(
            _(
                "We could not match people, so the range is wider: without matching the"
                " change is %(change)s points (likely between %(low)s and %(high)s)."
            )
            % {
                "change": signed(change.mean_change),
                "low": signed(low),
                "high": signed(high),
            }
        )
    return found


def flow_notes(report: WorkshopReport) -> list[str]:
    flow, found = report.flow, []
    if report.late:
        language = get_language() or "bn"
        found.append(late_sentence(report.late, report.smallest, language=language))
    if flow.is_unfit_for_claims:
        found.append(
            _(
                "More than 40 of 100 people were lost on the way. Do not use this result to speak for the group."
            )
        )
    elif flow.has_high_attrition:
        found.append(
            _(
                "More than 20 of 100 people were lost on the way. The result may look different with them."
            )
        )
    if report.shows_figures and report.leavers and report.leavers.is_marked:
        found.append(
            _(
                "Those who answered only before stood clearly elsewhere at the start than those who stayed."
            )
        )
    return found


def precision_notes(report: WorkshopReport) -> list[str]:
    if not report.shows_figures or report.primary is None:
        return []
    change = report.primary.change
    smallest = detectable(change.n)
    if smallest is None or not change.sd_change:
        return []
    return [
        _(
            "With this many people, only a change of about %(points)s points or more can be seen reliably."
        )
        % {"points": points(smallest * change.sd_change)}
    ]


def _answer_notes(report: WorkshopReport) -> list[str]:
    """Who answered in a straight line; fewer than `smallest` are not counted out loud.

    With the mean of the others beside it, one could work out what one person said.
    """
    count = report.straight_lined
    if not count or report.detail == Detail.COUNTS:
        return []
    if count < report.smallest:
        return [
            _(
                "A few people picked the same answer all the way through, also where the question is turned round. Their answers are counted."
            )
        ]
    found = [
        _(
            "%(people)s people picked the same answer all the way through, also where the question is turned round."
        )
        % {"people": digits(count)}
    ]
    without = report.without_straight_lined
    if without is None or without.mean_change is None or without.n < report.smallest:
        return found
    other = _("Without them the mean change is %(change)s points.")
    return [*found, other % {"change": signed(without.mean_change)}]


def _delta_note(report: WorkshopReport) -> str:
    """Since when the size that counts was fixed, and by whom where that is known."""
    version = report.version
    if version is None:
        return ""
    facts = {
        "points": digits(f"{version.meaningful_change:g}"),
        "date": digits(date_format(version.published_at)),
    }
    if version.published_by is None:
        return (
            _(
                "A change of %(points)s points of 100 or more counts as meaningful. This was fixed with the questions on %(date)s."
            )
            % facts
        )
    return _(
        "A change of %(points)s points of 100 or more counts as meaningful. %(person)s fixed this with the questions on %(date)s."
    ) % {**facts, "person": name_of(version.published_by)}


def way_notes(report: WorkshopReport) -> list[str]:
    """How people answered, where that can move what they say."""
    if not report.shows_figures:
        return []
    ways, found = ways_of(report.answers), []
    if ways.was_read_aloud:
        found.append(
            _(
                "The questions were read aloud to the group. People often answer more"
                " kindly when somebody reads to them."
            )
        )
    if ways.differs_between:
        found.append(
            _(
                "Before and after were not answered in the same way. A part of the"
                " change may come from that."
            )
        )
    elif ways.are_mixed:
        found.append(_("Not all answered in the same way."))
    if len(ways.languages) > 1:
        found.append(_("People answered in more than one language."))
    return found
