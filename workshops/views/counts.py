from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from workshops.access import Right, field_view, organisations_for
from workshops.choices import AgeBand, Sex
from workshops.counting.report import Report, report_for, sees_exact
from workshops.exports.counts import counts_table
from workshops.exports.files import as_response
from workshops.forms.counts import CountsForm, PartnerCountsForm
from workshops.forms.errors import errors_of
from workshops.models import Organisation


@require_GET
@field_view
def counts(request: HttpRequest) -> HttpResponse:
    organisations = list(organisations_for(request.user, Right.COUNTS))
    organisation = _chosen(request, organisations)
    form: CountsForm | PartnerCountsForm
    if sees_exact(request.user, organisation):
        form = CountsForm(request.user, organisation, request.GET)
    else:
        form = PartnerCountsForm(organisation, request.GET)
    question = form.question() if form.is_valid() else None
    report = None
    if question and question.periods:
        report = report_for(request.user, question)
        if request.GET.get("file") in ("xlsx", "csv"):
            return as_response(counts_table(report), request.GET["file"])
    context = {
        "form": form,
        "errors": errors_of(form),
        "organisations": organisations,
        "organisation": organisation,
        "report": report,
        "sexes": Sex.labels,
        "ages": _labelled(report),
    }
    return render(request, "workshops/counts.html", context)


def _chosen(request: HttpRequest, organisations: list[Organisation]) -> Organisation:
    wanted = request.GET.get("organisation") or (
        organisations[0].slug if organisations else ""
    )
    for organisation in organisations:
        if organisation.slug == wanted:
            return organisation
    raise Http404


def _labelled(report: Report | None) -> list[tuple[str, list[int | None]]]:
    rows = report.sex_age if report else []
    return list(zip([str(label) for label in AgeBand.labels], rows, strict=False))
