"""The server that Collect talks to, as OpenRosa describes it.

Answers that do not fit are accepted by it and set aside by `submit`: a phone that is
refused would send the same for ever, and the facilitator would see nothing of it.
"""

from __future__ import annotations

import datetime as dt
import mimetypes
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from assessments.choices import SetAsideReason
from assessments.models import Administration, OdkKey
from assessments.odk.answers import Listed, answer, form_list, manifest
from assessments.odk.building import content_of, forms_of, hash_of, xform_of
from assessments.odk.digest import Shown, challenge, check
from assessments.odk.instances import InstanceFault, read_instance
from assessments.odk.workbook import OdkForm
from assessments.services.odk_keys import password_of, standing_key
from assessments.services.odk_receiving import receive, wave_of_form

LARGEST_BODY = 20_000_000
XML = "text/xml; charset=utf-8"
View = Callable[..., HttpResponse]


def phone_view(view: View) -> View:
    """A view for a phone that shows its key. Whoever has none learns nothing: a key
    that never was, one that ended and a wrong password get the same answer."""

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, name: str, **kwargs: Any) -> HttpResponse:
        key = standing_key(name)
        shown = Shown.WRONG if key is None else check(request, name, password_of(key))
        if key is None or shown != Shown.RIGHT:
            response = HttpResponse(status=401)
            stale = shown == Shown.STALE
            response["WWW-Authenticate"] = challenge(is_stale=stale)
        else:
            with scope(organisation=key.workshop.organisation):
                response = view(request, key, **kwargs)
        return _as_openrosa(response)

    return wrapped


@require_safe
@phone_view
def list_forms(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """The open waves of the workshop of this key, and nothing of any other."""
    listed = []
    for form in _open_forms(key):
        to = {"name": key.name, "form_id": form.form_id}
        content = xform_of(form)
        fields = {
            "formID": form.form_id,
            "name": form.title,
            "version": form.version,
            "hash": hash_of(content),
            "downloadUrl": _absolute(request, "form", to),
        }
        if form.media:
            fields["manifestUrl"] = _absolute(request, "manifest", to)
        listed.append(Listed(fields))
    return HttpResponse(form_list(listed), content_type=XML)


@require_safe
@phone_view
def download_form(request: HttpRequest, key: OdkKey, form_id: str) -> HttpResponse:
    return HttpResponse(xform_of(_form_or_404(key, form_id)), content_type=XML)


@require_safe
@phone_view
def list_media(request: HttpRequest, key: OdkKey, form_id: str) -> HttpResponse:
    form = _form_or_404(key, form_id)
    listed = []
    for filename, path in sorted(form.media.items()):
        content = content_of(path)
        if content is not None:
            to = {"name": key.name, "form_id": form_id, "filename": filename}
            fields = {"filename": filename, "hash": hash_of(content)}
            fields["downloadUrl"] = _absolute(request, "media", to)
            listed.append(Listed(fields))
    return HttpResponse(manifest(listed), content_type=XML)


@require_safe
@phone_view
def download_media(
    request: HttpRequest, key: OdkKey, form_id: str, filename: str
) -> HttpResponse:
    path = _form_or_404(key, form_id).media.get(filename)
    content = content_of(path) if path else None
    if content is None:
        raise Http404
    kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    return HttpResponse(content, content_type=kind)


@require_http_methods(["HEAD", "POST"])
@phone_view
def submission(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """HEAD tells where to send and how much; POST brings one filled-in form."""
    if request.method == "HEAD":
        response = HttpResponse(status=204)
        response["Location"] = request.build_absolute_uri(request.path)
        return response
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _refused(_("This is too large to be taken."), 413)
    try:
        sent = request.FILES.get("xml_submission_file")
        if sent is None:
            raise InstanceFault(_("This is not a filled-in form of ours."))
        instance = read_instance(sent.read())
        wave = wave_of_form(key, instance.form_id)
        if wave is None:
            return _refused(_("This form belongs to another workshop."), 404)
        done = receive(wave, instance, request.FILES, sent_at=_sent_at(request))
    except InstanceFault as fault:
        return _refused(str(fault), 400)
    except (RequestDataTooBig, TooManyFilesSent):
        return _refused(_("This is too large to be taken."), 413)
    aside = done.set_aside
    if aside is not None and aside.reason == SetAsideReason.CONFLICT:
        return _refused(
            _("Another form with this id is here already. Both are kept."), 409
        )
    sentence = _("It is kept.") if aside is None else _("It is kept and looked at.")
    content = answer(sentence, is_success=True)
    return HttpResponse(content, content_type=XML, status=201)


def _open_forms(key: OdkKey) -> list[OdkForm]:
    waves = Administration.objects.filter(workshop=key.workshop_id, closed_at=None)
    return [
        form
        for wave in waves.select_related("version", "other_version")
        for form in forms_of(wave)
    ]


def _form_or_404(key: OdkKey, form_id: str) -> OdkForm:
    found = next((f for f in _open_forms(key) if f.form_id == form_id), None)
    if found is None:
        raise Http404
    return found


def _absolute(request: HttpRequest, address: str, to: dict[str, str]) -> str:
    return request.build_absolute_uri(reverse(f"assessments_odk:{address}", kwargs=to))


def _sent_at(request: HttpRequest) -> dt.datetime | None:
    """What the phone's clock said; a phone sends it with every request."""
    try:
        moment = parsedate_to_datetime(request.headers.get("Date", ""))
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _refused(sentence: str, status: int) -> HttpResponse:
    content = answer(sentence, is_success=False)
    return HttpResponse(content, content_type=XML, status=status)


def _as_openrosa(response: HttpResponse) -> HttpResponse:
    response["X-OpenRosa-Version"] = "1.0"
    response["X-OpenRosa-Accept-Content-Length"] = str(LARGEST_BODY)
    patch_cache_control(response, no_store=True, private=True)
    return response
