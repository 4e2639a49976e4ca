"""Counted in the group: pebbles in a box, slips behind a curtain, or hands."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import wave_for
from assessments.forms import TallyForm
from assessments.queries import asked_items
from assessments.services import enter_tally, tally_of
from workshops.access import field_user, field_view
from workshops.refusals import Refused
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def count_answers(
    request: HttpRequest, code: str, wave: str, number: int
) -> HttpResponse:
    administration = wave_for(request, code, wave)
    items = [
        item for item in asked_items(administration.version) if item.tally_fields()
    ]
    item = next((each for each in items if each.number >= number), None)
    if item is None:
        raise Http404
    place = items.index(item)
    following = items[place + 1].number if place + 1 < len(items) else None
    form = TallyForm(item, posted(request))
    if form.is_valid():
        try:
            enter_tally(administration, item, form.counts, by=field_user(request))
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            return _go_on(request, code, wave, following)
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "item": item,
        "form": form,
        "place": place + 1,
        "total": len(items),
        "is_counted": item.pk in tally_of(administration),
    }
    return render(request, "assessments/tally.html", context)


def _go_on(
    request: HttpRequest, code: str, wave: str, following: int | None
) -> HttpResponse:
    if following is None:
        messages.success(request, _("All questions are counted."))
        return redirect("workshops:workshop_detail", code)
    return redirect("assessments_field:tally", code, wave, following)
