from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.access import public_view
from assessments.analysis.reference import NOT_OURS, CheckedCase, checked_cases


@require_safe
@public_view
def checked(request: HttpRequest) -> HttpResponse:
    """Every published case beside what this installation computes for it. For all."""
    cases = _cases()
    context = {
        "cases": cases,
        "agreeing": sum(case.agrees for case in cases),
        "figures": sum(len(case.figures) for case in cases),
        "not_ours": NOT_OURS,
    }
    return render(request, "assessments/statistics.html", context)


@cache
def _cases() -> list[CheckedCase]:
    """Computed once by each process: what is installed cannot change under it."""
    return checked_cases()
