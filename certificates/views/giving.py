"""Checking the names, then giving the certificates of a workshop in one press."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from certificates.choices import BatchState
from certificates.forms.naming import NameRow, name_rows
from certificates.models import Batch
from certificates.queries import design_of
from certificates.services.batches import begin_batch, stop_batch
from certificates.services.naming import correct_name
from certificates.tasks import give_batch
from curriculum.numerals import in_digits_of
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.models import Workshop


def _workshop(request: HttpRequest, code: str) -> Workshop:
    """Who gives certificates must run the workshop and may know the names."""
    workshop_or_404(request.user, code, Right.IDENTITIES)
    return workshop_or_404(request.user, code, Right.RUN)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def names(request: HttpRequest, code: str) -> HttpResponse:
    """The names as they will be printed, to be put right before the papers are made."""
    workshop = _workshop(request, code)
    user = field_user(request)
    typed = request.POST if request.method == "POST" else None
    rows = name_rows(workshop, design_of(workshop), reader=user, typed=typed)
    if typed is not None and all(row.form.is_valid() for row in rows):
        messages.success(request, _corrected_sentence(_correct(rows, request)))
        return redirect("certificates_field:names", code=code)
    context = {
        "workshop": workshop,
        "rows": rows,
        "faulty": [row for row in rows if row.form.errors],
        "ready": sum(row.is_ready for row in rows),
    }
    return render(request, "certificates/names.html", context)


@require_POST
@field_view
def issue(request: HttpRequest, code: str) -> HttpResponse:
    workshop = _workshop(request, code)
    batch, is_new = begin_batch(workshop, by=field_user(request))
    if is_new:
        give_batch.enqueue(batch.pk, workshop.organisation_id, get_language() or "bn")
        batch.refresh_from_db()
    if batch.state == BatchState.DONE and not batch.problems.exists():
        messages.success(request, _given_sentence(batch.given))
        return redirect("certificates_field:certificate_list", code=code)
    return redirect("certificates_field:batch", code=code, key=batch.key)


@require_GET
@field_view
def batch_detail(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    workshop = _workshop(request, code)
    batch = get_object_or_404(Batch, workshop=workshop, key=key)
    problems = batch.problems.select_related("enrolment__participant")
    context = {"workshop": workshop, "batch": batch, "problems": problems}
    response = render(request, "certificates/batch.html", context)
    if batch.is_in_progress:
        response["Refresh"] = "3"
    return response


@require_POST
@field_view
def batch_stop(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    batch = get_object_or_404(Batch, workshop=_workshop(request, code), key=key)
    stop_batch(batch)
    return redirect("certificates_field:batch", code=code, key=key)


def _correct(rows: list[NameRow], request: HttpRequest) -> int:
    user = field_user(request)
    changed = [row for row in rows if row.form.has_changed()]
    return sum(
        correct_name(row.enrolment, by=user, **row.form.cleaned_data) for row in changed
    )


def _corrected_sentence(count: int) -> str:
    if not count:
        return _("No name was changed.")
    return ngettext(
        "%(count)s name was put right.", "%(count)s names were put right.", count
    ) % {"count": in_digits_of(get_language(), count)}


def _given_sentence(count: int) -> str:
    if not count:
        return _(
            "Nobody new has earned a certificate yet. The list says what is missing."
        )
    return ngettext(
        "%(count)s certificate was given.", "%(count)s certificates were given.", count
    ) % {"count": in_digits_of(get_language(), count)}
