from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from curriculum.languages import LANGUAGES
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.choices import IMPORT_IN_PROGRESS, ImportState
from workshops.exports.files import CONTENT_TYPES, as_response
from workshops.exports.people import template_table
from workshops.forms.errors import errors_of
from workshops.forms.imports import Checked, ConfirmForm, UploadForm, check_import
from workshops.models import Import, Workshop
from workshops.refusals import Refused
from workshops.sealing import sealed_as
from workshops.services.importing import begin_import, stop_import, undo_import
from workshops.tasks import run_import

MOST_SHOWN = 200


def _workshop(request: HttpRequest, code: str) -> Workshop:
    """Who reads a list in must run the workshop and may know the names."""
    workshop_or_404(request.user, code, Right.IDENTITIES)
    return workshop_or_404(request.user, code, Right.RUN)


def _source(request: HttpRequest, code: str, key: UUID) -> Import:
    """Only who brought the file sees what is in it."""
    mine = Import.objects.filter(
        workshop=_workshop(request, code), started_by=field_user(request)
    )
    source: Import = get_object_or_404(
        mine.select_related("workshop__organisation", "workshop__edition"), key=key
    )
    return source


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def import_upload(request: HttpRequest, code: str) -> HttpResponse:
    workshop = _workshop(request, code)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        user = field_user(request)
        mine = Import.objects.filter(workshop=workshop, started_by=user)
        mine.filter(state=ImportState.CHECKED).delete()
        source = Import.objects.create(
            workshop=workshop,
            started_by=user,
            kind=form.kind(),
            **sealed_as(Import, form.content()),
        )
        return redirect("workshops:import_detail", code, source.key)
    former = Import.objects.filter(workshop=workshop, started_by=field_user(request))
    context = {
        "workshop": workshop,
        "form": form,
        "errors": errors_of(form),
        "former": former.exclude(state=ImportState.CHECKED)[:10],
    }
    return render(request, "workshops/import_upload.html", context)


@require_GET
@field_view
def import_template(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    _workshop(request, code)
    language = request.GET.get("headings", get_language() or "bn")
    if kind not in CONTENT_TYPES or language not in LANGUAGES:
        raise Http404
    return as_response(template_table(language), kind)


@require_GET
@field_view
def import_detail(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    source = _source(request, code, key)
    context: dict[str, object] = {"workshop": source.workshop, "source": source}
    if source.state == ImportState.CHECKED:
        checked = check_import(source, lambda row: None, user=field_user(request))
        source.rows = len(checked.judged)
        source.save(update_fields=["rows"])
        context |= _shown(checked) | {
            "form": ConfirmForm(initial={"doubtful": "leave"})
        }
        return render(request, "workshops/import_check.html", context)
    context["goes_on"] = source.state in IMPORT_IN_PROGRESS
    response = render(request, "workshops/import_progress.html", context)
    if context["goes_on"]:
        response["Refresh"] = "3"
    return response


def _shown(checked: Checked) -> dict[str, object]:
    return {
        "checked": checked,
        "lines": checked.judged[:MOST_SHOWN],
        "more": max(len(checked.judged) - MOST_SHOWN, 0),
        "faults": checked.faults[:MOST_SHOWN],
        "more_faults": max(len(checked.faults) - MOST_SHOWN, 0),
    }


@require_POST
@field_view
def import_start(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    source = _source(request, code, key)
    takes_doubtful = request.POST.get("doubtful") == "add"
    if source.rows and begin_import(source, takes_doubtful=takes_doubtful):
        organisation = source.workshop.organisation_id
        run_import.enqueue(source.pk, organisation, get_language() or "bn")
    return redirect("workshops:import_detail", code, key)


@require_POST
@field_view
def import_stop(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    source = _source(request, code, key)
    if source.state == ImportState.CHECKED:
        source.delete()
        messages.success(request, _("The file is thrown away. Nothing was written."))
        return redirect("workshops:roster", code)
    stop_import(source)
    return redirect("workshops:import_detail", code, key)


@require_POST
@field_view
def import_undo(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    source = _source(request, code, key)
    try:
        undo_import(source, by=field_user(request))
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("What came from this file is off the list again."))
    return redirect("workshops:import_detail", code, key)
