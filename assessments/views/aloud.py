"""Read aloud to the group: one question a screen, one row a card, one tap a cell."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import wave_for
from assessments.forms import GridForm
from assessments.models import Administration, Item
from assessments.presentation import grid_rows
from assessments.queries import asked_items, grid_cards
from assessments.services import keep_column
from workshops.access import field_user, field_view
from workshops.refusals import Refused
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def read_aloud(request: HttpRequest, code: str, wave: str, number: int) -> HttpResponse:
    """What was tapped is kept with each screen; it is not shown again afterwards."""
    administration = wave_for(request, code, wave)
    items = asked_items(administration.version)
    item = _numbered(items, number)
    cards = grid_cards(administration, item)
    form = GridForm(item, cards, posted(request))
    if form.is_valid():
        try:
            keep_column(
                administration,
                item,
                form.given,
                reader=field_user(request),
                language=(get_language() or "bn")[:2],
                is_last=item == items[-1],
            )
        except Refused as refusal:
            messages.error(request, refusal.messages[0])
        else:
            return _go_on(request, administration, items, item)
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "wave": wave,
        "item": item,
        "rows": grid_rows(form),
        "form": form,
        "place": items.index(item) + 1,
        "total": len(items),
        "previous": _beside(items, item, -1),
        "following": _beside(items, item, +1),
    }
    return render(request, "assessments/read_aloud.html", context)


def _numbered(items: list[Item], number: int) -> Item:
    """The question with this number, or the first behind it."""
    for item in items:
        if item.number >= number:
            return item
    raise Http404


def _beside(items: list[Item], item: Item, step: int) -> int | None:
    place = items.index(item) + step
    return items[place].number if 0 <= place < len(items) else None


def _go_on(
    request: HttpRequest, administration: Administration, items: list[Item], item: Item
) -> HttpResponse:
    following = _beside(items, item, +1)
    workshop = administration.workshop
    if following is None:
        messages.success(request, _("All questions are read. All answers are kept."))
        return redirect("workshops:workshop_detail", workshop.code)
    return redirect(
        "assessments_field:aloud", workshop.code, administration.wave, following
    )
