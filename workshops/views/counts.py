from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workshops.access import Right, field_user, field_view, organisations_for
from workshops.choices import AgeBand, Sex
from workshops.counting.report import report_for, sees_exact
from workshops.counting.shapes import Number
from workshops.exports.counts import counts_table
from workshops.exports.files import as_response
from workshops.forms.counts import CountsForm, PartnerCountsForm
from workshops.forms.errors import errors_of
from workshops.models import CountsSubscription, HowOften, Organisation
from workshops.refusals import Refused
from workshops.services.subscribing import subscribe


@require_GET
@field_view
def counts(request: HttpRequest) -> HttpResponse:
    organisations = list(organisations_for(request.user, Right.COUNTS))
    organisation = _chosen(request, organisations)
    form = _form(request, organisation, request.GET)
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
        "ages": _labelled(report.sex_age if report else []),
        "unnamed_ages": _labelled(
            report.heads.unnamed if report and report.heads else []
        ),
        "letters": _letters(request, organisation),
    }
    return render(request, "workshops/counts.html", context)


@require_POST
@field_view
def counts_subscribe(request: HttpRequest) -> HttpResponse:
    """The same numbers by e-mail, again and again."""
    organisations = list(organisations_for(request.user, Right.COUNTS))
    organisation = _chosen(request, organisations)
    form = _form(request, organisation, request.POST)
    often = request.POST.get("often", "")
    if not form.is_valid() or often not in HowOften.values:
        messages.error(request, _("Choose what to count first, then how often."))
        return redirect("workshops:counts")
    try:
        subscribe(
            field_user(request),
            organisation,
            form.lasting(),
            HowOften(often),
            language=get_language() or "bn",
        )
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The numbers will come by e-mail."))
    asked = {name: form[name].value() or "" for name in form.fields}
    query = urlencode({"organisation": organisation.slug, **asked})
    return redirect(f"{reverse('workshops:counts')}?{query}")


@require_POST
@field_view
def counts_unsubscribe(request: HttpRequest, pk: int) -> HttpResponse:
    mine = CountsSubscription.objects.filter(user=field_user(request))
    get_object_or_404(mine, pk=pk).delete()
    messages.success(request, _("These numbers come by e-mail no more."))
    return redirect("workshops:counts")


def _form(
    request: HttpRequest, organisation: Organisation, data: QueryDict
) -> CountsForm | PartnerCountsForm:
    if sees_exact(request.user, organisation):
        return CountsForm(request.user, organisation, data)
    return PartnerCountsForm(organisation, data)


def _letters(
    request: HttpRequest, organisation: Organisation
) -> list[CountsSubscription]:
    """One's own, each with the address of the page that shows its numbers."""
    mine = CountsSubscription.objects.filter(
        user=field_user(request), organisation=organisation
    )
    letters = list(mine)
    for letter in letters:
        asked = {"organisation": organisation.slug, **letter.question}
        letter.address = urlencode(asked)  # type: ignore[attr-defined]
    return letters


def _chosen(request: HttpRequest, organisations: list[Organisation]) -> Organisation:
    asked = request.POST if request.method == "POST" else request.GET
    wanted = asked.get("organisation") or (
        organisations[0].slug if organisations else ""
    )
    for organisation in organisations:
        if organisation.slug == wanted:
            return organisation
    raise Http404


def _labelled(rows: Sequence[Sequence[Number]]) -> list[tuple[str, Sequence[Number]]]:
    return list(zip([str(label) for label in AgeBand.labels], rows, strict=False))
