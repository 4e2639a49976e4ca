"""The words and rows of the programme view, made from its plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis.distributions import Interval, t_interval
from assessments.choices import AnswerMode
from assessments.models import ScaleSummary
from assessments.models.version import TOTAL
from assessments.national.drawing import Axis, Mark, axis_for
from assessments.national.pooled import Claim, PooledScale
from assessments.national.question import Division
from assessments.national.report import Group, NationalReport
from assessments.report.scores import TOTAL_NAMES
from assessments.verdicts import CAVEAT
from curriculum.languages import in_language
from curriculum.models import Audience
from curriculum.templatetags.numerals import digits, exact
from workshops.models import Centre, Programme

_FROM_HERE_WIDE = 50


@dataclass(frozen=True)
class ForestRow:
    label: str
    detail: str
    people: int
    estimate: str
    interval: str
    drawing: Mark | None
    is_pooled: bool = False


@dataclass(frozen=True)
class GroupRow:
    label: str
    scale: PooledScale
    words: str
    difference: str


@dataclass(frozen=True)
class TechnicalRow:
    name: str
    scale: PooledScale
    holm: float | None


def national_context(report: NationalReport) -> dict[str, Any]:
    language = get_language() or "bn"
    names = _names(report)
    return {
        "report": report,
        "sentence": _sentence(report),
        "sentences": _more(report),
        "forest": _forest(report, names),
        "groups": [_group(report, group) for group in report.groups],
        "technical": [
            TechnicalRow(names.get(each.key, each.key), each, report.holm.get(each.key))
            for each in report.scales
            if each.pooled is not None
        ],
        "left_out": [names.get(key, key) for key in sorted(report.left_out)],
        "listed_of": report.main.workshops if report.main else 0,
        "is_standardised": report.question.version is None,
        "caveat": in_language(CAVEAT, language),
    }


def _names(report: NationalReport) -> Mapping[str, str]:
    version, language = report.question.version, get_language()
    found = {TOTAL: in_language(TOTAL_NAMES, language), "any": _("Main result")}
    if version is not None:
        found |= {each.key: each.name for each in version.subscales.all()}
    return found


def _value(report: NationalReport, value: float) -> str:
    """Points without decimals where they are many; spreads with two."""
    if report.question.version is None:
        return exact(value)
    places = 0 if abs(value) >= 2 else 1
    text = f"{value:.{places}f}"
    return digits((text.lstrip("-") if not float(text) else text).replace("-", "−"))


def _interval(report: NationalReport, ci: Interval) -> str:
    return _("%(low)s to %(high)s") % {
        "low": _value(report, ci[0]),
        "high": _value(report, ci[1]),
    }


def _sentence(report: NationalReport) -> str:
    main = report.main
    if main is None:
        return _(
            "The questions of the main result do not hang together well enough to pool."
            " Look at single questions in the reports of the workshops."
        )
    if not main.workshops:
        return _("No workshop with enough people fits to this choice.")
    if main.claim == Claim.NOTHING:
        return _("One workshop alone cannot speak for others. Read its own report.")
    if main.claim == Claim.LISTED and main.workshops < 5:
        return _(
            "These are %(workshops)s workshops. What workshops say together can be told from five on."
        ) % {"workshops": digits(main.workshops)}
    if main.pooled is None or main.pooled.mean is None or main.pooled.ci95 is None:
        return _("Everybody moved by the same amount, so nothing can be estimated.")
    facts = {
        "workshops": digits(main.workshops),
        "people": digits(main.people),
        "change": _value(report, main.pooled.mean),
        "range": _interval(report, main.pooled.ci95),
    }
    if report.question.version is None:
        return (
            _(
                "In %(workshops)s workshops with %(people)s people opinions moved %(change)s times the spread before, on average (likely %(range)s)."
            )
            % facts
        )
    return (
        _(
            "In %(workshops)s workshops with %(people)s people opinions moved %(change)s points of 100 on average (likely %(range)s)."
        )
        % facts
    )


def _more(report: NationalReport) -> list[str]:
    """What else must be known to read the sentence rightly."""
    main = report.main
    if main is None or main.pooled is None or main.pooled.prediction95 is None:
        return []
    found = [
        _("The next workshop will likely land at %(range)s.")
        % {"range": _interval(report, main.pooled.prediction95)}
    ]
    if (main.pooled.i2 or 0) >= _FROM_HERE_WIDE:
        found.append(
            _(
                "Workshops differed: %(share)s of 100 of the spread between them is more than chance."
            )
            % {"share": digits(f"{main.pooled.i2:.0f}")}
        )
    if main.worth is not None and main.worth < main.people:
        found.append(
            _(
                "People of one workshop are alike. These %(people)s are worth about %(worth)s who have nothing to do with each other."
            )
            % {"people": digits(main.people), "worth": digits(main.worth)}
        )
    return found


def _forest(report: NationalReport, names: Mapping[str, str]) -> list[ForestRow]:
    """The newest workshops one by one, then what all of them say together."""
    if report.main is None or report.main.claim == Claim.NOTHING:
        return []
    each = [(summary, *_own(report, summary)) for summary in report.listed]
    pooled = report.main.pooled
    ends = [end for _s, _e, ci in each for end in ci]
    if pooled is not None and pooled.ci95:
        ends += [*pooled.ci95, *(pooled.prediction95 or ())]
    axis = axis_for(ends)
    rows = [_one(report, axis, summary, value, ci) for summary, value, ci in each]
    if pooled is None or pooled.mean is None or pooled.ci95 is None:
        return rows
    together = ForestRow(
        label=_("All together"),
        detail=_("%(workshops)s workshops")
        % {"workshops": digits(report.main.workshops)},
        people=report.main.people,
        estimate=_value(report, pooled.mean),
        interval=_interval(report, pooled.ci95),
        drawing=axis.mark(
            pooled.mean, pooled.ci95, is_pooled=True, coming=pooled.prediction95
        ),
        is_pooled=True,
    )
    return [*rows, together]


def _own(report: NationalReport, summary: ScaleSummary) -> tuple[float, Interval]:
    if report.question.version is None:
        value, variance = summary.smcr or 0.0, summary.smcr_var or 0.0
    else:
        value, variance = summary.change, summary.variance / summary.n
    return value, t_interval(value, variance**0.5, summary.n - 1)


def _one(
    report: NationalReport,
    axis: Axis,
    summary: ScaleSummary,
    value: float,
    ci: Interval,
) -> ForestRow:
    workshop = summary.workshop
    when = digits(date_format(summary.asked_on))
    return ForestRow(
        label=workshop.code,
        detail=f"{workshop.centre.name} · {workshop.audience.name} · {when}",
        people=summary.n,
        estimate=_value(report, value),
        interval=_interval(report, ci) if summary.variance else "",
        drawing=axis.mark(value, ci),
    )


def _group(report: NationalReport, group: Group) -> GroupRow:
    pooled, words = group.scale.pooled, _("too few workshops to pool")
    if pooled is not None and pooled.mean is not None and pooled.ci95 is not None:
        words = _("%(change)s (likely %(range)s)") % {
            "change": _value(report, pooled.mean),
            "range": _interval(report, pooled.ci95),
        }
    against = ""
    if group.against_others is not None:
        against = _("%(change)s (likely %(range)s)") % {
            "change": _value(report, group.against_others.mean),
            "range": _interval(report, group.against_others.ci95),
        }
    return GroupRow(_group_name(report, group), group.scale, words, against)


def _group_name(report: NationalReport, group: Group) -> str:
    by = report.question.by
    if by == Division.MODE:
        return str(AnswerMode(str(group.key)).label)
    kinds: dict[Any, Any] = {
        Division.AUDIENCE: Audience,
        Division.CENTRE: Centre,
        Division.PROGRAMME: Programme,
    }
    return str(kinds[by].objects.get(pk=group.key).name)
