"""On paper: sheets to print, and typing them in one after the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments.access import wave_for
from assessments.cards import printed_number, read_number
from assessments.choices import AnswerMode
from assessments.forms import SheetForm
from assessments.models import Administration, Card, Item, Response
from assessments.paper import printed_sheets
from assessments.queries import asked_items, cards_of
from assessments.services import submit
from assessments.services.submitting import Outcome, Submitted
from assessments.sheets import AnswerSheet
from curriculum.numerals import in_digits_of
from curriculum.printing import render_pdf
from workshops.access import field_user, field_view
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def enter_sheets(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """One sheet a page; the next empty one follows at once."""
    administration = wave_for(request, code, wave)
    form = SheetForm(_items(request, administration), posted(request))
    if form.is_valid():
        done = submit(
            administration,
            AnswerSheet(
                answers=form.given,
                mode=AnswerMode.PAPER,
                uuid=form.cleaned_data["uuid"],
                language=(get_language() or "bn")[:2],
                card_number=form.cleaned_data["number"],
                reader=field_user(request),
            ),
        )
        _tell(request, done, form.cleaned_data["number"])
        return redirect(request.path)
    entered = Response.objects.filter(
        administration=administration, mode=AnswerMode.PAPER
    )
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "form": form,
        "entered": entered.count(),
    }
    return render(request, "assessments/paper_entry.html", context)


@require_GET
@field_view
def answer_sheets(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """A printed sheet for every card."""
    administration = wave_for(request, code, wave)
    cards = list(cards_of(administration.workshop))
    items = {each.pk: asked_items(each) for each in administration.versions}
    context = {
        "administration": administration,
        "workshop": administration.workshop,
        "sheets": printed_sheets(administration, cards, items),
    }
    html = render_to_string("assessments/answer_sheets_print.html", context)
    return as_pdf(html, f"{administration.workshop.code}-{wave}-sheets")


def as_pdf(html: str, name: str) -> HttpResponse:
    return HttpResponse(
        render_pdf(html),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )


def _items(request: HttpRequest, administration: Administration) -> list[Item]:
    """The questions of the card that was typed; of parallel versions it has one."""
    card = None
    number = read_number(request.POST.get("number", ""))
    if number is not None:
        card = Card.objects.filter(
            workshop=administration.workshop, number=number
        ).first()
    return asked_items(administration.version_for(card))


def _tell(request: HttpRequest, done: Submitted, number: int) -> None:
    card = {"number": in_digits_of(get_language(), printed_number(number))}
    if done.outcome == Outcome.SET_ASIDE and done.set_aside is not None:
        reason = {"reason": done.set_aside.get_reason_display(), **card}
        sentence = _(
            "The sheet of card %(number)s is set aside: %(reason)s."
            " You find it under “What did not fit”."
        )
        messages.warning(request, sentence % reason)
    else:
        messages.success(request, _("The sheet of card %(number)s is kept.") % card)
