from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from assessments.forms import LooseCardsForm
from assessments.presentation import card_lines, card_sheets_context
from assessments.queries import cards_of
from assessments.services import make_cards
from curriculum.numerals import in_digits_of
from curriculum.printing import render_pdf
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def card_list(request: HttpRequest, code: str) -> HttpResponse:
    """Who holds which card. Needs the right to see names, since it is for handing out."""
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    form = LooseCardsForm(posted(request))
    if form.is_valid():
        made = make_cards(workshop, loose=form.cleaned_data["count"])
        messages.success(request, _made(len(made)))
        return redirect("assessments_field:cards", workshop.code)
    cards = list(cards_of(workshop))
    context = {
        "workshop": workshop,
        "form": form,
        "lines": card_lines(cards, reader=field_user(request)),
    }
    return render(request, "assessments/cards.html", context)


@require_GET
@field_view
def card_sheets(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    context = card_sheets_context(workshop, list(cards_of(workshop)))
    html = render_to_string("assessments/cards_print.html", context)
    return HttpResponse(
        render_pdf(html),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{workshop.code}-cards.pdf"'
        },
    )


def _made(count: int) -> str:
    sentence = ngettext(
        "%(number)s new card is ready to print.",
        "%(number)s new cards are ready to print.",
        count,
    )
    return sentence % {"number": in_digits_of(get_language(), count)}
