from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.exports import (
    answers_table,
    codebook_table,
    exported_items,
    may_be_exported,
)
from assessments.report.shown import shown_report
from assessments.syntax import r_syntax, spss_syntax
from workshops.access import Right, field_view, has_right, workshop_or_404
from workshops.exports.files import CONTENT_TYPES, attachment, to_csv, to_xlsx


@require_safe
@field_view
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """What may be taken along of a workshop's answers, and why something may not."""
    workshop = workshop_or_404(request.user, code, Right.EXPORT)
    report = shown_report(workshop)
    context = {"workshop": workshop, "report": report, "may": may_be_exported(report)}
    return render(request, "assessments/exports.html", context)


@require_safe
@field_view
def answers_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.EXPORT)
    report = shown_report(workshop)
    if not has_right(request.user, workshop, Right.REPORT) or not may_be_exported(
        report
    ):
        raise Http404
    name, items = f"{workshop.code}-answers", exported_items(report)
    if kind == "xlsx":
        content = to_xlsx([answers_table(report), codebook_table(report)])
        return attachment(content, f"{name}.xlsx", CONTENT_TYPES["xlsx"])
    if kind == "csv":
        content = to_csv(answers_table(report))
        return attachment(content, f"{name}.csv", CONTENT_TYPES["csv"])
    made = {"sps": spss_syntax, "R": r_syntax}.get(kind)
    if made is None:
        raise Http404
    text = made(f"{name}.csv", items)
    return attachment(text.encode(), f"{name}.{kind}", "text/plain; charset=utf-8")
