"""Photographs of a session, and of its signed sheet: kept apart, shown to few."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from workshops import private_files
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.forms.errors import errors_of
from workshops.forms.pictures import PhotoForm, SheetPhotoForm
from workshops.identities import note_reading, read_call_names
from workshops.models import Participant, Session, SessionPhoto, SheetPhoto
from workshops.photo_consent import (
    PhotoConsent,
    is_shown,
    photo_consent_of,
    photo_lines,
)
from workshops.refusals import Refused
from workshops.services.photographing import add_photo, add_sheet, remove_picture
from workshops.services.withholding import show_again
from workshops.views.posting import posted
from workshops.views.saving import saved


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def photos(request: HttpRequest, code: str, number: int) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.RUN)
    form = PhotoForm(posted(request), request.FILES or None)

    def add() -> None:
        sent = form.cleaned_data
        upload, only = sent["picture"], sent["only_consenting"]
        by = field_user(request)
        add_photo(session, upload, upload.size, only_consenting=only, by=by)

    if saved(form, add):
        messages.success(request, _("The photo is kept."))
        return redirect("workshops:photos", code, number)
    consent = photo_consent_of(session)
    context = {
        "consent": consent,
        "without": _call_names(request, consent),
        "lines": photo_lines(session, consent),
    }
    return _page(request, "workshops/photos.html", session, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def sheets(request: HttpRequest, code: str, number: int) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.RUN)
    form = SheetPhotoForm(posted(request), request.FILES or None)

    def add() -> None:
        upload = form.cleaned_data["picture"]
        add_sheet(session, upload, upload.size, by=field_user(request))

    if saved(form, add):
        messages.success(request, _("The photo of the sheet is kept."))
        return redirect("workshops:sheets", code, number)
    kept = SheetPhoto.objects.filter(session=session, removed_at=None)
    context = {"sheets": kept.select_related("added_by")}
    return _page(request, "workshops/sheets.html", session, form, context)


@require_GET
@field_view
def photo(request: HttpRequest, code: str, number: int, name: UUID) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.IDENTITIES)
    kept = SessionPhoto.objects.select_related("session")
    found: SessionPhoto = get_object_or_404(kept, session=session, name=name)
    if not is_shown(found):
        raise Http404
    return _picture(found)


@require_GET
@field_view
def sheet(request: HttpRequest, code: str, number: int, name: UUID) -> HttpResponse:
    """The sheet has names on it, so this is a reading of everybody on the list."""
    session = _session_or_404(request, code, number, Right.IDENTITIES)
    found = get_object_or_404(SheetPhoto, session=session, name=name, removed_at=None)
    picture = _picture(found)
    people = Participant.objects.filter(enrolments__workshop=session.workshop_id)
    note_reading(people, reader=field_user(request), purpose="sheet-photo")
    return picture


@require_POST
@field_view
def photo_remove(
    request: HttpRequest, code: str, number: int, name: UUID
) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.RUN)
    found = get_object_or_404(SessionPhoto, session=session, name=name)
    remove_picture(found, by=field_user(request))
    messages.success(request, _("The photo is deleted."))
    return redirect("workshops:photos", code, number)


@require_POST
@field_view
def photo_show(
    request: HttpRequest, code: str, number: int, name: UUID
) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.RUN)
    found = get_object_or_404(SessionPhoto, session=session, name=name)
    try:
        show_again(found, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The photo is shown again."))
    return redirect("workshops:photos", code, number)


@require_POST
@field_view
def sheet_remove(
    request: HttpRequest, code: str, number: int, name: UUID
) -> HttpResponse:
    session = _session_or_404(request, code, number, Right.RUN)
    found = get_object_or_404(SheetPhoto, session=session, name=name)
    remove_picture(found, by=field_user(request))
    messages.success(request, _("The photo is deleted."))
    return redirect("workshops:sheets", code, number)


def _session_or_404(
    request: HttpRequest, code: str, number: int, right: Right
) -> Session:
    workshop = workshop_or_404(request.user, code, right)
    session: Session = get_object_or_404(workshop.sessions, number=number)
    session.workshop = workshop
    return session


def _page(
    request: HttpRequest,
    template: str,
    session: Session,
    form: PhotoForm | SheetPhotoForm,
    context: Mapping[str, object],
) -> HttpResponse:
    shared = {
        "workshop": session.workshop,
        "session": session,
        "form": form,
        "errors": errors_of(form),
        # Whoever runs a workshop sees names and may do all that lies beside it.
        "rights": {Right.RUN.value, Right.IDENTITIES.value},
    }
    return render(request, template, {**shared, **context})


def _call_names(request: HttpRequest, consent: PhotoConsent) -> list[tuple[int, str]]:
    """Row number and call name of those who came and do not agree to photos."""
    people = [enrolment.participant for enrolment in consent.without]
    names = read_call_names(people, reader=field_user(request), purpose="photo-consent")
    known = {pk: found.call_name for pk, found in names.items()}
    return [
        (one.row_number, known.get(one.participant_id, one.participant.code))
        for one in consent.without
    ]


def _picture(picture: SessionPhoto | SheetPhoto) -> HttpResponse:
    try:
        plain = private_files.read(picture.name, key_id=picture.key_id)
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(
        plain,
        content_type="image/jpeg",
        headers={
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "inline",
        },
    )
