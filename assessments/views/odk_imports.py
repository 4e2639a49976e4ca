"""Results that Kobo or ODK exported, brought into a wave: tried, written, undone."""

from __future__ import annotations

import base64
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import wave_for
from assessments.forms.odk import ResultsForm
from assessments.models import Administration, OdkImport
from assessments.odk.presentation import lines_of, numbers_of
from assessments.odk.results import Results, read_results
from assessments.services.odk_importing import (
    try_results,
    undo_results,
    write_results,
)
from curriculum.numerals import in_digits_of
from workshops.access import field_user, field_view
from workshops.choices import ImportState
from workshops.forms.errors import errors_of
from workshops.refusals import Refused
from workshops.sealing import opened, sealed_as

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def bring(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    administration = wave_for(request, code, wave)
    is_sent = request.method == "POST"
    form = ResultsForm(request.POST, request.FILES) if is_sent else ResultsForm()
    mine = OdkImport.objects.filter(
        administration=administration, started_by=field_user(request)
    )
    if form.is_valid():
        mine.filter(state=ImportState.CHECKED).delete()
        source = OdkImport.objects.create(
            administration=administration,
            started_by=field_user(request),
            kind=form.kind(),
            **sealed_as(OdkImport, form.content()),
        )
        return redirect("assessments_field:odk_results", code, wave, source.key)
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "form": form,
        "errors": errors_of(form),
        "former": mine.exclude(state=ImportState.CHECKED)[:10],
    }
    return render(request, "assessments/odk_bring.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def results(request: HttpRequest, code: str, wave: str, key: UUID) -> HttpResponse:
    """What would become of each row; then writing, throwing away or undoing."""
    administration = wave_for(request, code, wave)
    mine = OdkImport.objects.filter(
        administration=administration, started_by=field_user(request)
    )
    source: OdkImport = get_object_or_404(mine, key=key)
    source.administration = administration
    if request.method == "POST":
        return _do(request, source)
    context: dict[str, object] = {
        "workshop": administration.workshop,
        "administration": administration,
        "source": source,
    }
    if source.state == ImportState.CHECKED:
        context |= _shown(administration, _read(source))
    return render(request, "assessments/odk_results.html", context)


def _do(request: HttpRequest, source: OdkImport) -> HttpResponse:
    step = request.POST.get("step", "")
    administration = source.administration
    try:
        if step == "write":
            _write(request, source)
        elif step == "undo":
            undo_results(source, by=field_user(request))
            messages.success(request, _("What came from this file is away again."))
        elif step == "drop" and source.state == ImportState.CHECKED:
            source.delete()
            messages.success(
                request, _("The file is thrown away. Nothing was written.")
            )
            place = (administration.workshop.code, administration.wave)
            return redirect("assessments_field:odk_bring", *place)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(request.path)


def _write(request: HttpRequest, source: OdkImport) -> None:
    if source.state != ImportState.CHECKED:
        raise Refused(_("This file was written already."))
    found = _read(source)
    if found.faults:
        raise Refused(_("Correct the file first. Nothing was written."))
    number = in_digits_of(get_language(), write_results(source, found.rows))
    messages.success(
        request, _("New filled-in forms in this wave: %(number)s.") % {"number": number}
    )


def _read(source: OdkImport) -> Results:
    content = base64.b64decode(opened(source))
    return read_results(source.administration, f"results.{source.kind}", content)


def _shown(administration: Administration, found: Results) -> dict[str, object]:
    context: dict[str, object] = {
        "faults": found.faults[:MOST_SHOWN],
        "more_faults": max(len(found.faults) - MOST_SHOWN, 0),
        "unread": found.unread,
    }
    if not found.faults:
        tried = try_results(administration, found.rows)
        context["numbers"] = numbers_of(tried)
        context["lines"] = lines_of(tried)[:MOST_SHOWN]
        context["more"] = max(len(tried) - MOST_SHOWN, 0)
    return context
