"""The register: every certificate of the workshops whose names somebody may read."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from certificates.exports import register_table
from certificates.forms.register import RegisterForm
from certificates.presentation import register_rows
from certificates.register import numbers_of, register_for
from curriculum.numerals import to_western
from workshops.access import Right, field_user, field_view, rights_anywhere
from workshops.exports.files import CONTENT_TYPES, as_response

ON_A_PAGE = 25


def _form(request: HttpRequest) -> RegisterForm:
    if Right.IDENTITIES not in rights_anywhere(request.user):
        raise Http404
    form = RegisterForm(request.user, request.GET)
    form.is_valid()
    return form


@require_GET
@field_view
def register(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    found = register_for(request.user, form.wanted())
    page = Paginator(found, ON_A_PAGE).get_page(to_western(request.GET.get("page", "")))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": register_rows(list(page), reader=field_user(request)),
        "numbers": numbers_of(found),
        "kept": kept.urlencode(),
    }
    return render(request, "certificates/register.html", context)


@require_GET
@field_view
def register_export(request: HttpRequest, kind: str) -> HttpResponse:
    form = _form(request)
    if kind not in CONTENT_TYPES:
        raise Http404
    return as_response(
        register_table(register_for(request.user, form.wanted()).iterator(500)), kind
    )
