from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import field_user, field_view
from workshops.forms.place import CentreForm, RoomForm, SafetyForm, facts_of_centre
from workshops.geography import geo_link, is_in_bangladesh, map_link
from workshops.models import Centre, Room
from workshops.places import (
    may_change,
    own_centre_or_404,
    visible_centre_or_404,
    visible_centres,
    whole_organisations_for,
)
from workshops.refusals import Refused
from workshops.safety import safety_of, safety_of_all
from workshops.services.placing import (
    record_safety_check,
    remove_room,
    save_centre,
    save_room,
)
from workshops.timetable import first_of_week, week_of
from workshops.views.posting import posted
from workshops.views.saving import saved


@require_GET
@field_view
def centre_list(request: HttpRequest) -> HttpResponse:
    visible = visible_centres(request.user)
    if not visible.exists() and not whole_organisations_for(request.user).exists():
        raise Http404
    context = {
        "lines": safety_of_all(visible),
        "may_add": whole_organisations_for(request.user).exists(),
    }
    return render(request, "workshops/centre_list.html", context)


@require_GET
@field_view
def centre(request: HttpRequest, pk: int) -> HttpResponse:
    shown = visible_centre_or_404(request.user, pk)
    context = {
        "centre": shown,
        "rooms": shown.rooms.all(),
        "safety": safety_of(shown),
        "checks": shown.safety_checks.select_related("checked_by"),
        "days": week_of(shown, first_of_week(), reader=request.user),
        "may_change": may_change(request.user, shown),
        **_map_links(shown),
    }
    return render(request, "workshops/centre.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def centre_add(request: HttpRequest) -> HttpResponse:
    if not whole_organisations_for(request.user).exists():
        raise Http404
    form = CentreForm(request.user, posted(request))
    added = Centre()

    def save() -> None:
        added.organisation = form.organisation_chosen()
        save_centre(added, form.facts())

    if saved(form, save):
        _say_saved(request, added)
        return redirect("workshops:centre", added.pk)
    context = {"form": form, "heading": _("Add a centre")}
    return render(request, "workshops/centre_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def centre_change(request: HttpRequest, pk: int) -> HttpResponse:
    changed = own_centre_or_404(request.user, pk)
    initial = facts_of_centre(changed)
    form = CentreForm(request.user, posted(request), initial=initial)
    if saved(form, lambda: save_centre(changed, form.facts())):
        _say_saved(request, changed)
        return redirect("workshops:centre", pk)
    heading = _("Change the facts of the centre")
    context = {"form": form, "heading": heading, "centre": changed}
    return render(request, "workshops/centre_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def safety_check(request: HttpRequest, pk: int) -> HttpResponse:
    checked = own_centre_or_404(request.user, pk)
    form = SafetyForm(posted(request))

    def save() -> None:
        record_safety_check(
            checked,
            by=field_user(request),
            answers=form.answers(),
            checked_on=form.cleaned_data["checked_on"],
            note=form.cleaned_data["note"],
        )

    if saved(form, save):
        messages.success(request, _("The safety check is written down."))
        return redirect("workshops:centre", pk)
    return render(
        request, "workshops/safety_check.html", {"form": form, "centre": checked}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def room(request: HttpRequest, pk: int, room_pk: int | None = None) -> HttpResponse:
    """Adds a room, or changes the one that is named."""
    housing = own_centre_or_404(request.user, pk)
    changed = Room(centre=housing)
    if room_pk is not None:
        changed = get_object_or_404(housing.rooms, pk=room_pk)
    initial = {n: getattr(changed, n) for n in RoomForm.base_fields}
    form = RoomForm(posted(request), initial=initial)
    if saved(form, lambda: save_room(changed, form.cleaned_data)):
        messages.success(request, _("The room is saved."))
        return redirect("workshops:centre", pk)
    context = {"form": form, "centre": housing, "room": changed}
    return render(request, "workshops/room_form.html", context)


@require_POST
@field_view
def room_remove(request: HttpRequest, pk: int, room_pk: int) -> HttpResponse:
    housing = own_centre_or_404(request.user, pk)
    try:
        remove_room(get_object_or_404(housing.rooms, pk=room_pk))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The room is taken off the list."))
    return redirect("workshops:centre", pk)


def _say_saved(request: HttpRequest, shown: Centre) -> None:
    messages.success(request, _("The centre is saved."))
    latitude, longitude = shown.latitude, shown.longitude
    if latitude is None or longitude is None:
        return
    if not is_in_bangladesh(latitude, longitude):
        messages.warning(
            request,
            _(
                "The point on the map lies outside Bangladesh. Is the latitude first"
                " and the longitude second?"
            ),
        )


def _map_links(shown: Centre) -> dict[str, str]:
    if shown.latitude is None or shown.longitude is None:
        return {}
    point = shown.latitude, shown.longitude
    return {"geo_link": geo_link(*point), "map_link": map_link(*point)}
