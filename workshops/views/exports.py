from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from workshops.access import (
    Right,
    field_user,
    field_view,
    has_right,
    organisations_for,
    workshop_or_404,
    workshops_for,
)
from workshops.exports.files import as_response, attachment
from workshops.exports.oneroster import enrolled_only, oneroster_zip
from workshops.exports.tables import (
    roster_table,
    sessions_table,
    unknown_people_table,
    workshops_table,
)
from workshops.forms.errors import errors_of
from workshops.forms.export import ExportForm, KindForm, RosterKindForm
from workshops.identities import read_identities
from workshops.models import Session, Workshop
from workshops.queries import roster as roster_of
from workshops.views.giving_out import refuse_to_give_out
from workshops.views.posting import posted

MAKERS = {"workshops": workshops_table, "sessions": sessions_table}


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def exports(request: HttpRequest) -> HttpResponse:
    """Tables of all workshops, without people."""
    if not organisations_for(request.user, Right.EXPORT).exists():
        raise Http404
    form = ExportForm(posted(request))
    if form.is_valid():
        chosen = form.cleaned_data
        table = MAKERS[chosen["table"]](_chosen(request, chosen))
        return as_response(table, chosen["kind"])
    context = {"form": form, "errors": errors_of(form)}
    return render(request, "workshops/exports.html", context)


def _chosen(request: HttpRequest, chosen: dict[str, Any]) -> QuerySet[Workshop]:
    """Workshops with a session in the chosen days, whole."""
    workshops = workshops_for(request.user, Right.EXPORT).order_by("created_at", "pk")
    since, until = chosen["since"], chosen["until"]
    if not since and not until:
        return workshops
    sessions = Session.objects.filter(workshop=OuterRef("pk"))
    if since:
        sessions = sessions.filter(starts_at__gte=_midnight(since))
    if until:
        after = _midnight(until + dt.timedelta(days=1))
        sessions = sessions.filter(starts_at__lt=after)
    return workshops.filter(Exists(sessions))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def roster_export(request: HttpRequest, code: str) -> HttpResponse:
    """Who came: by code for who may read the names, else by rows alone."""
    workshop = workshop_or_404(request.user, code, Right.EXPORT)
    if has_right(request.user, workshop, Right.IDENTITIES):
        return _roster_file(request, workshop, with_names=False)
    form = KindForm(posted(request))
    if form.is_valid():
        rows = roster_of(workshop)
        if refused := refuse_to_give_out(
            request, workshop, [row.participant for row in rows]
        ):
            return refused
        table = unknown_people_table(workshop, rows)
        return as_response(table, form.cleaned_data["kind"])
    context = {
        "workshop": workshop,
        "form": form,
        "errors": errors_of(form),
        "is_without_codes": True,
    }
    return render(request, "workshops/roster_export.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def roster_export_names(request: HttpRequest, code: str) -> HttpResponse:
    """The list with names. Only a press of the button opens them, and that is logged."""
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    return _roster_file(request, workshop, with_names=True)


def _roster_file(
    request: HttpRequest, workshop: Workshop, *, with_names: bool
) -> HttpResponse:
    form = RosterKindForm(posted(request))
    if not form.is_valid():
        context = {
            "workshop": workshop,
            "form": form,
            "errors": errors_of(form),
            "with_names": with_names,
        }
        return render(request, "workshops/roster_export.html", context)
    rows = roster_of(workshop)
    if refused := refuse_to_give_out(
        request, workshop, [row.participant for row in rows]
    ):
        return refused
    is_oneroster = form.cleaned_data["kind"] == "oneroster"
    if is_oneroster:
        rows = enrolled_only(rows)
    names = None
    if with_names:
        people = [row.participant for row in rows]
        reader = field_user(request)
        names = read_identities(people, reader=reader, purpose="export")
    if is_oneroster:
        content = oneroster_zip(workshop, rows, names)
        return attachment(content, "oneroster.zip", "application/zip")
    table = roster_table(workshop, rows, names)
    return as_response(table, form.cleaned_data["kind"])
