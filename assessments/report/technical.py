"""The technical page: the tests, the effect sizes and the versions behind a report."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from assessments.analysis import PairedChange, UnpairedChange
from assessments.report.build import OutcomeChange, WorkshopReport
from assessments.report.detail import Detail
from assessments.report.ways import ways_of
from curriculum.languages import in_language
from curriculum.templatetags.numerals import digits, exact

SMALLEST_P = 0.0001


@dataclass(frozen=True)
class Figure:
    label: str | Promise
    value: str


@dataclass(frozen=True)
class TechnicalPart:
    """Figures that belong to no scale, with what they are about."""

    name: str | Promise
    explanation: str | Promise
    figures: list[Figure]


@dataclass(frozen=True)
class TechnicalScale:
    name: str
    is_primary: bool
    figures: list[Figure]


def technical_context(report: WorkshopReport) -> dict[str, Any]:
    """Figures by scale; effect sizes only from ten people up."""
    with_effects = report.detail >= Detail.SCALES
    return {
        "scales": [_scale(outcome, with_effects) for outcome in report.outcomes],
        "parts": [
            *matching_parts(report),
            *(_parts(report) if report.shows_figures else []),
        ],
        "versions": f"NumPy {version('numpy')}, SciPy {version('scipy')}",
        "fingerprint": report.version.sha256 if report.version else "",
        "ways": _ways(report),
    }


def _ways(report: WorkshopReport) -> str:
    """How and in which languages people answered, without how many did so."""
    if not report.shows_figures:
        return ""
    ways = ways_of(report.answers)
    names = {"bn": gettext("Bangla"), "en": gettext("English")}
    words = [str(mode.label) for mode in ways.modes]
    words += [name for code, name in names.items() if code in ways.languages]
    return ", ".join(words)


def _scale(outcome: OutcomeChange, with_effects: bool) -> TechnicalScale:
    change = outcome.change
    figures = [*_level(change), *_tests(change)]
    if with_effects:
        figures += _effects(change)
    name = in_language(outcome.names, get_language())
    return TechnicalScale(name, outcome.is_primary, figures)


def _parts(report: WorkshopReport) -> list[TechnicalPart]:
    found = []
    if report.leavers is not None:
        found.append(
            TechnicalPart(
                _("Those who stayed and those who left"),
                _("Mean before on the main result, by whether they answered after."),
                _leaving(report.leavers.comparison),
            )
        )
    if report.missing:
        found.append(
            TechnicalPart(
                _("Missing answers"),
                _("Of those who answered both times, before and after together."),
                [
                    Figure(reason.label, digits(count))
                    for reason, count in report.missing.items()
                ],
            )
        )
    return found


def matching_parts(report: WorkshopReport) -> list[TechnicalPart]:
    """How the answers of a person were matched, and what that does to the result."""
    found = []
    if report.shows_figures:
        answers = report.answers
        counts = answers.paired.counts(answers.linked)
        ways = [Figure(way.label, digits(count)) for way, count in counts.items()]
        found.append(
            TechnicalPart(
                _("How two answers were matched"),
                _("People by the way in which their two answers were found."),
                [*ways, Figure(_("Not matched after"), digits(report.flow.post_only))],
            )
        )
    if report.shows_figures and report.exact_only is not None:
        change = report.exact_only.change
        found.append(
            TechnicalPart(
                _("With exact matches only"),
                _("The main result without people whose two codes differ in a part."),
                _compared(change.n, change.n, change.mean_change, change.ci95),
            )
        )
    if report.unmatched is not None:
        other = report.unmatched.comparison
        found.append(
            TechnicalPart(
                _("Without matching"),
                _("All who answered before against all who answered after (Welch)."),
                _compared(other.n_pre, other.n_post, other.mean_change, other.ci95),
            )
        )
    return [*found, *_partly_matched(report)]


def _partly_matched(report: WorkshopReport) -> list[TechnicalPart]:
    other = report.unmatched.partly if report.unmatched else None
    if other is None:
        return []
    return [
        TechnicalPart(
            _("With pairs and single answers"),
            _(
                "The partly paired t-test: everybody, and who is known to be one person."
            ),
            [
                Figure(_("People matched"), digits(other.n_both)),
                Figure(_("Only before"), digits(other.n_pre_only)),
                Figure(_("Only after"), digits(other.n_post_only)),
                Figure(_("Mean change"), exact(other.mean_change)),
                Figure(_("95 percent confidence interval"), _interval(other.ci95)),
                Figure(_("Partly paired t"), exact(other.t)),
                Figure(_("Degrees of freedom"), exact(other.df)),
                Figure(_("p of the partly paired t-test"), _probability(other.p)),
            ],
        )
    ]


def _compared(
    before: int, after: int, change: float | None, ci: tuple[float, float] | None
) -> list[Figure]:
    return [
        Figure(_("People before"), digits(before)),
        Figure(_("People after"), digits(after)),
        Figure(_("Mean change"), exact(change)),
        Figure(_("95 percent confidence interval"), _interval(ci)),
    ]


def _leaving(comparison: UnpairedChange) -> list[Figure]:
    return [
        Figure(_("People who left"), digits(comparison.n_pre)),
        Figure(_("People who stayed"), digits(comparison.n_post)),
        Figure(_("Stayed minus left, in points"), exact(comparison.mean_change)),
        Figure(_("95 percent confidence interval (Welch)"), _interval(comparison.ci95)),
    ]


def _probability(p: float | None) -> str:
    """Never 0: what is smaller than the last place is said to be smaller."""
    if p is not None and p < SMALLEST_P:
        return f"< {exact(SMALLEST_P, 4)}"
    return exact(p, 4)


def _interval(ci: tuple[float, float] | None) -> str:
    return "–" if ci is None else f"{exact(ci[0])} … {exact(ci[1])}"


def _level(change: PairedChange) -> list[Figure]:
    return [
        Figure(_("People counted"), digits(change.n)),
        Figure(_("Mean before"), exact(change.mean_pre)),
        Figure(_("Mean after"), exact(change.mean_post)),
        Figure(_("Standard deviation before"), exact(change.sd_pre)),
        Figure(_("Standard deviation after"), exact(change.sd_post)),
        Figure(_("Correlation of before and after"), exact(change.r)),
        Figure(_("Mean change"), exact(change.mean_change)),
        Figure(_("Standard deviation of change"), exact(change.sd_change)),
        Figure(_("95 percent confidence interval"), _interval(change.ci95)),
        Figure(_("90 percent confidence interval"), _interval(change.ci90)),
        Figure(_("Median change"), exact(change.median_change)),
    ]


def _tests(change: PairedChange) -> list[Figure]:
    return [
        Figure(_("Paired t"), exact(change.t)),
        Figure(
            _("Degrees of freedom"), "–" if change.df is None else digits(change.df)
        ),
        Figure(_("p of the paired t-test"), _probability(change.p_t)),
        Figure(_("p of the exact sign-flip test"), _probability(change.p_signflip)),
        Figure(
            _("p of the exact Wilcoxon test (Pratt)"), _probability(change.p_wilcoxon)
        ),
        Figure(_("Hodges–Lehmann shift"), exact(change.hodges_lehmann)),
        Figure(_("Rank-biserial correlation"), exact(change.rank_biserial)),
    ]


def _effects(change: PairedChange) -> list[Figure]:
    return [
        Figure("dz", exact(change.dz, 3)),
        Figure(_("95 percent confidence interval of dz"), _interval(change.dz_ci95)),
        Figure(_("gz (dz, small-sample corrected)"), exact(change.gz, 3)),
        Figure("d_av", exact(change.d_av, 3)),
        Figure("SMCR", exact(change.smcr, 3)),
        Figure(_("Common-language effect"), exact(change.cl)),
    ]
