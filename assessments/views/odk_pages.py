"""For staff: the form as a file, and the key for a phone with Collect."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments.access import wave_for, wave_or_404
from assessments.choices import Wave
from assessments.models import Administration, OdkKey
from assessments.odk.building import form_of, form_of_version
from assessments.odk.collect import settings_code
from assessments.odk.workbook import OdkForm
from assessments.odk.writing import to_xlsx
from assessments.panels import qr_svg
from assessments.queries import newest_versions
from assessments.services.odk_keys import end_keys, make_key, standing_key
from workshops.access import (
    Right,
    field_user,
    field_view,
    has_right,
    organisations_for,
    organisations_or_404,
    workshop_or_404,
)
from workshops.exports.files import CONTENT_TYPES, attachment


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def phones(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """What can be done with Collect and Kobo; a new key is shown once, here."""
    administration = _wave(request, code, wave)
    context = {"workshop": administration.workshop, "administration": administration}
    if request.method == "POST":
        administration = wave_for(request, code, wave)
        if request.POST.get("step") == "end":
            end_keys(administration.workshop, field_user(request))
            messages.success(request, _("The key is ended. That phone brings nothing."))
            return redirect(request.path)
        shown = _new_key(request, administration)
        return render(request, "assessments/odk_key.html", {**context, **shown})
    mine = OdkKey.objects.filter(
        workshop=administration.workshop, owner=field_user(request), ended_at=None
    )
    key = mine.first()
    return render(
        request,
        "assessments/odk.html",
        context
        | {
            "may_run": has_right(request.user, administration.workshop, Right.RUN),
            "key": standing_key(key.name) if key else None,
        },
    )


@require_GET
@field_view
def form_file(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """The XLSForm of a wave; of two parallel versions the second with `?second`."""
    administration = _wave(request, code, wave)
    versions = administration.versions
    wanted = 1 if "second" in request.GET else 0
    if wanted >= len(versions):
        raise Http404
    return _as_file(form_of(administration, versions[wanted]))


@require_GET
@field_view
def questionnaires(request: HttpRequest) -> HttpResponse:
    """The newest version of each instrument, and its form as a file."""
    organisations_or_404(organisations_for(request.user, Right.REPORT))
    versions = newest_versions()
    wanted = request.GET.get("version", "")
    if wanted:
        found = versions.filter(pk=wanted if wanted.isdecimal() else 0).first()
        if found is None:
            raise Http404
        return _as_file(form_of_version(found))
    return render(request, "assessments/questionnaires.html", {"versions": versions})


def _wave(request: HttpRequest, code: str, wave: str) -> Administration:
    """Who sees the workshop may see what is asked there."""
    workshop = workshop_or_404(request.user, code, Right.VIEW)
    if wave not in Wave.values:
        raise Http404
    administration = wave_or_404(workshop, wave)
    administration.workshop = workshop
    return administration


def _new_key(request: HttpRequest, administration: Administration) -> dict[str, object]:
    key, password = make_key(administration.workshop, by=field_user(request))
    server = request.build_absolute_uri(f"/odk/{key.name}")
    shown = settings_code(server, key.name, password, administration.workshop.code)
    return {"key": key, "password": password, "server": server, "qr": qr_svg(shown)}


def _as_file(form: OdkForm) -> HttpResponse:
    return attachment(to_xlsx(form), f"{form.form_id}.xlsx", CONTENT_TYPES["xlsx"])
