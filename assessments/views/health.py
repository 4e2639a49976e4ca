from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.analysis import detectable
from assessments.benchmarks import BENCHMARKS
from assessments.choices import AnswerMode
from assessments.models import InstrumentVersion, ItemSums, ScaleSummary
from assessments.national.health import ScaleHealth, Together, health_of
from assessments.national.releasing import take_for_shown
from curriculum.languages import in_language
from workshops.access import (
    Right,
    field_view,
    organisations_for,
    organisations_or_404,
    organisations_wholly_for,
)
from workshops.models import Organisation

PLANNED = (8, 10, 12, 15, 20, 25, 30, 40, 60)
_ANSWERS = {
    Together.YES: gettext_lazy("Yes, these questions hang together."),
    Together.PARTLY: gettext_lazy("Partly. Read the questions one by one."),
    Together.NO: gettext_lazy("No. The score of this scale is not pooled."),
    Together.UNKNOWN: gettext_lazy("Nobody differs, so nothing can be said."),
}


@require_safe
@field_view
def health(request: HttpRequest) -> HttpResponse:
    """Whether the questions work, for those who read all reports of an organisation."""
    organisations = organisations_or_404(
        organisations_wholly_for(request.user, Right.REPORT)
    )
    wanted = request.GET.get("organisation") or organisations[0].slug
    allowed = Organisation.objects.filter(pk__in=[each.pk for each in organisations])
    organisation = get_object_or_404(allowed, slug=wanted)
    of = {"workshop__organisation": organisation}
    asked = ItemSums.objects.filter(organisation=organisation, workshop=None)
    versions = InstrumentVersion.objects.filter(
        pk__in=asked.values("version")
    ).order_by("-published_at", "-pk")
    chosen = request.GET.get("version", "")
    by_key = versions.filter(pk=int(chosen)) if chosen.isdecimal() else versions
    version = by_key.first()
    if version:
        # Its sums are figures too: what changes later must not tell on a few.
        take_for_shown(ScaleSummary.objects.filter(version=version, **of))
    scales = health_of(organisation, version) if version else []
    context = {
        "organisation": organisation,
        "versions": versions,
        "version": version,
        "scales": [_line(each) for each in scales],
    }
    return render(request, "assessments/national/health.html", context)


def _line(scale: ScaleHealth) -> dict[str, Any]:
    return {
        "scale": scale,
        "name": in_language(scale.outcome.names, get_language()),
        "language": _("Bangla") if scale.language == "bn" else _("English"),
        "mode": AnswerMode(scale.mode).label,
        "answer": _ANSWERS[scale.together],
    }


@require_safe
@field_view
def planning(request: HttpRequest) -> HttpResponse:
    """How small a change so many people can show, while it can still be planned."""
    organisations_or_404(organisations_for(request.user, Right.REPORT))
    rows = [(people, detectable(people)) for people in PLANNED]
    context = {"rows": rows, "benchmarks": BENCHMARKS}
    return render(request, "assessments/national/planning.html", context)
