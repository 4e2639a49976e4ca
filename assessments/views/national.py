from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.forms.national import NationalForm
from assessments.national.presentation import national_context
from assessments.national.report import national_report
from workshops.access import Right, field_view, organisations_for, organisations_or_404
from workshops.forms.errors import errors_of


@require_safe
@field_view
def national(request: HttpRequest) -> HttpResponse:
    """What many workshops say together."""
    organisations = organisations_or_404(organisations_for(request.user, Right.REPORT))
    wanted = request.GET.get("organisation") or organisations[0].slug
    organisation = next((each for each in organisations if each.slug == wanted), None)
    if organisation is None:
        raise Http404
    form = NationalForm(request.user, organisation, request.GET)
    context = {
        "form": form,
        "errors": errors_of(form),
        "organisations": organisations,
        "organisation": organisation,
    }
    if form.is_valid():
        context |= national_context(national_report(request.user, form.question()))
    return render(request, "assessments/national/national.html", context)
