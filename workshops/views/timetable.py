from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.numerals import in_digits_of
from curriculum.printing import render_pdf
from workshops.access import field_view
from workshops.forms.timetable import ClassForm, facts_of_class
from workshops.models import Centre, CentreClass
from workshops.places import may_change, own_centre_or_404, visible_centre_or_404
from workshops.services.timetabling import save_class
from workshops.timetable import first_of_week, sessions_in_the_way, week_of
from workshops.views.posting import posted
from workshops.views.saving import saved

_WEEK = dt.timedelta(days=7)


@require_GET
@field_view
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    centre = visible_centre_or_404(request.user, pk)
    context = {
        **_week(request, centre),
        "classes": centre.classes.select_related("room", "teacher"),
        "may_change": may_change(request.user, centre),
    }
    return render(request, "workshops/timetable.html", context)


@require_GET
@field_view
def timetable_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """For the wall: no address, no code, and nothing the reader may not know."""
    centre = visible_centre_or_404(request.user, pk)
    week = _week(request, centre)
    pdf = render_pdf(render_to_string("workshops/timetable_print.html", week))
    name = f"timetable-{pk}-{week['saturday'].isoformat()}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def centre_class(
    request: HttpRequest, pk: int, class_pk: int | None = None
) -> HttpResponse:
    """Adds a weekly class, or changes the one that is named."""
    centre = own_centre_or_404(request.user, pk)
    weekly, initial = CentreClass(centre=centre), {}
    if class_pk is not None:
        weekly = get_object_or_404(centre.classes, pk=class_pk)
        initial = facts_of_class(weekly)
    form = ClassForm(centre, posted(request), initial=initial)
    if saved(form, lambda: _save_class(weekly, form)):
        messages.success(request, _("The class is saved."))
        _warn_of_sessions(request, weekly)
        return redirect("workshops:timetable", pk)
    heading = _("Add a class") if class_pk is None else _("Change the class")
    context = {"form": form, "centre": centre, "heading": heading}
    return render(request, "workshops/class_form.html", context)


def _save_class(weekly: CentreClass, form: ClassForm) -> None:
    reason = form.cleaned_data["override_reason"]
    save_class(weekly, form.facts(), override_reason=reason)


def _week(request: HttpRequest, centre: Centre) -> dict[str, Any]:
    saturday = first_of_week(request.GET.get("week", ""))
    return {
        "centre": centre,
        "days": week_of(centre, saturday, reader=request.user),
        "saturday": saturday,
        "friday": saturday + _WEEK - dt.timedelta(days=1),
        "before": saturday - _WEEK,
        "after": saturday + _WEEK,
    }


def _warn_of_sessions(request: HttpRequest, weekly: CentreClass) -> None:
    sessions = sessions_in_the_way(weekly)
    if not sessions:
        return
    sentence = ngettext(
        "%(number)s session of a workshop is planned in this room at that time."
        " Move one of them.",
        "%(number)s sessions of workshops are planned in this room at that time."
        " Move them or the class.",
        sessions,
    )
    words = sentence % {"number": in_digits_of(get_language(), sessions)}
    messages.warning(request, words)
