"""The report on the web, its technical notes, and the same as a PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from assessments.benchmarks import BENCHMARKS
from assessments.report.build import WorkshopReport
from assessments.report.hands.presentation import hands_context
from assessments.report.hands.shown import shown_hands
from assessments.report.presentation import report_context, summary_context
from assessments.report.shown import shown_report
from assessments.report.technical import technical_context
from curriculum.printing import render_pdf
from workshops.access import Right, field_view, workshop_or_404


@field_view
def report(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.REPORT)
    context = _context(shown_report(workshop))
    return render(request, "assessments/report/report.html", context)


@field_view
def technical(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.REPORT)
    built = shown_report(workshop)
    context = {
        **_context(built),
        **technical_context(built),
        "benchmarks": BENCHMARKS,
    }
    return render(request, "assessments/report/technical.html", context)


@field_view
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.REPORT)
    built = shown_report(workshop)
    context = {
        **_context(built),
        **technical_context(built),
        "benchmarks": BENCHMARKS,
    }
    html = render_to_string("assessments/report/report_pdf.html", context)
    name = f"{workshop.code}-report-{get_language()}.pdf"
    return _as_pdf(html, name)


@field_view
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """One page for whoever has one minute."""
    workshop = workshop_or_404(request.user, code, Right.REPORT)
    built = shown_report(workshop)
    hands = hands_context(built, shown_hands(workshop))
    context = {**summary_context(built), **hands}
    return render(request, "assessments/report/summary.html", context)


@field_view
def summary_pdf(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.REPORT)
    built = shown_report(workshop)
    hands = hands_context(built, shown_hands(workshop))
    context = {**summary_context(built), **hands}
    html = render_to_string("assessments/report/summary_pdf.html", context)
    return _as_pdf(html, f"{workshop.code}-summary-{get_language()}.pdf")


def _context(built: WorkshopReport) -> dict[str, Any]:
    return {
        **report_context(built),
        **hands_context(built, shown_hands(built.workshop)),
    }


def _as_pdf(html: str, name: str) -> HttpResponse:
    return HttpResponse(
        render_pdf(html, pdf_variant="pdf/ua-1"),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
