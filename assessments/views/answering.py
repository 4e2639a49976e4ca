"""Answering, one question a screen. Every answer is kept the moment it is sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from assessments.access import answering_view, public_view, response_of
from assessments.cards import picture_name, printed_number
from assessments.choices import AnswerMode, LinkMethod, Wave
from assessments.forms import CodeForm
from assessments.forms.starting import start_form
from assessments.kiosk import Kiosk, wipe
from assessments.models import Administration, Card, Item, Response
from assessments.models.items import AnswerForm
from assessments.queries import first_unanswered, items_of
from assessments.services import finish_response, keep_late, keep_screen
from assessments.sitting import Sitting
from workshops.refusals import Refused
from workshops.views.posting import posted

Items = list[Item]


@require_GET
@public_view
def entrance(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("assessments:start", form.cleaned_data["code"].code)
    return render(request, "assessments/answering/entrance.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@answering_view
def start(request: HttpRequest, administration: Administration) -> HttpResponse:
    """Whoever comes here is the next person: the last one's sitting ends."""
    sitting = Sitting.of(request.session, administration.pk)
    sitting.end()
    kiosk = Kiosk.of(request)
    form = start_form(administration, posted(request))
    if administration.is_open and form.is_valid():
        mode = AnswerMode.SHARED_DEVICE if kiosk else ""
        try:
            response = form.start(language=_language(), mode=mode)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            sitting.begin(response.uuid)
            return _go_on(sitting, response, items_of(response.version))
    context = {"administration": administration, "form": form, "is_kiosk": kiosk}
    return wipe(request, render(request, form.start_template, context))


@require_http_methods(["GET", "HEAD", "POST"])
@answering_view
def question(
    request: HttpRequest, administration: Administration, number: int
) -> HttpResponse:
    sitting = Sitting.of(request.session, administration.pk)
    response = response_of(sitting, administration)
    if response is None or response.finished_at:
        return redirect("assessments:start", administration.code)
    items = items_of(response.version)
    if not sitting.may_see(number, first_unanswered(response, items)):
        return _go_on(sitting, response, items)
    item = next(item for item in items if item.number == number)
    form = AnswerForm(
        item,
        posted(request),
        request.FILES,
        answers={answer.item_id: answer for answer in response.answers.all()},
    )
    if not administration.is_open:
        if form.is_valid():
            keep_late(response, form.kept)
        return _closed(request, administration)
    if form.is_valid():
        return _keep(request, sitting, response, items, form)
    return _ask(request, sitting, response, items, form)


@require_GET
@answering_view
def done(request: HttpRequest, administration: Administration) -> HttpResponse:
    """Thanks only who has answered everything: others go on where they are."""
    sitting = Sitting.of(request.session, administration.pk)
    response = response_of(sitting, administration)
    if response is not None and administration.is_open and not response.finished_at:
        return _go_on(sitting, response, items_of(response.version))
    if not sitting.is_finished:
        return redirect("assessments:start", administration.code)
    by_card = administration.linking == LinkMethod.CARD
    keeps_card = administration.wave == Wave.PRE and by_card
    context = {"administration": administration, "keeps_card": keeps_card}
    return wipe(request, render(request, "assessments/answering/done.html", context))


def _keep(
    request: HttpRequest,
    sitting: Sitting,
    response: Response,
    items: Items,
    form: AnswerForm,
) -> HttpResponse:
    try:
        keep_screen(response, form.kept, items)
    except Refused:
        # Closed or finished elsewhere, in the moment between reading and sending.
        keep_late(response, form.kept)
        return _closed(request, response.administration)
    sitting.note(form.item.number)
    return _go_on(sitting, response, items, after=form.item.number)


def _go_on(
    sitting: Sitting, response: Response, items: Items, *, after: int = 0
) -> HttpResponse:
    """To the next question, or to the end when all have an answer."""
    code = response.administration.code
    unanswered = first_unanswered(response, items)
    following = sitting.after(after, unanswered) if after else unanswered
    if following is not None:
        return redirect("assessments:question", code, following)
    finish_response(response)
    sitting.finish()
    return redirect("assessments:done", code)


def _ask(
    request: HttpRequest,
    sitting: Sitting,
    response: Response,
    items: Items,
    form: AnswerForm,
) -> HttpResponse:
    screens = [item for item in items if not is_row(item)]
    place = screens.index(form.item) if form.item in screens else 0
    context = {
        "administration": response.administration,
        "item": form.item,
        "form": form,
        "place": place + 1,
        "total": len(screens),
        "done": place,
        "previous": sitting.before(form.item.number),
        "is_kiosk": Kiosk.of(request),
        **_card(response.card),
    }
    return render(request, "assessments/answering/question.html", context)


def is_row(item: Item) -> bool:
    """Whether it is answered on the screen of what it is part of."""
    return item.parent is not None and item.parent.is_one_screen


def _closed(request: HttpRequest, administration: Administration) -> HttpResponse:
    context = {"administration": administration}
    return render(request, "assessments/answering/closed.html", context)


def _card(card: Card | None) -> dict[str, str]:
    if card is None:
        return {}
    return {
        "card_number": printed_number(card.number),
        "card_picture": f"assessments/cards/{card.picture}.svg",
        "card_name": picture_name(card.picture, get_language()),
    }


def _language() -> str:
    return (get_language() or "bn")[:2]
