"""The waiting list: answering an offer, and the order that the workshop states."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import (
    Right,
    enrolment_or_404,
    field_user,
    field_view,
    workshop_or_404,
)
from workshops.choices import WaitingOrder
from workshops.forms import OrderForm
from workshops.forms.errors import errors_of
from workshops.refusals import Refused
from workshops.services import (
    accept_offer,
    decline_offer,
    draw_lots,
    set_waiting_order,
)
from workshops.views.posting import posted
from workshops.waiting_list import draw_of


@require_POST
@field_view
def accept(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    user = field_user(request)
    return _answered(
        request,
        lambda: accept_offer(enrolment, by=user),
        _("The place is taken."),
        to=redirect("workshops:person", code, row),
    )


@require_POST
@field_view
def decline(request: HttpRequest, code: str, row: int) -> HttpResponse:
    enrolment = enrolment_or_404(request.user, code, row, Right.RUN)
    user = field_user(request)
    return _answered(
        request,
        lambda: decline_offer(enrolment, by=user),
        _("The place goes to the next who waits."),
        to=redirect("workshops:roster", code),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def order(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    initial = {"waiting_order": workshop.waiting_order}
    form = OrderForm(posted(request), initial=initial)
    if form.is_valid():
        chosen = WaitingOrder(form.cleaned_data["waiting_order"])
        try:
            set_waiting_order(workshop, chosen)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The change is saved."))
            return redirect("workshops:roster", code)
    context = {
        "workshop": workshop,
        "form": form,
        "errors": errors_of(form),
        "draws_lots": workshop.waiting_order == WaitingOrder.LOTTERY,
        "draw": draw_of(workshop),
    }
    return render(request, "workshops/waiting_order.html", context)


@require_POST
@field_view
def draw(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.SCHEDULE)
    user = field_user(request)
    return _answered(
        request,
        lambda: draw_lots(workshop, by=user),
        _("The lots are drawn."),
        to=redirect("workshops:roster", code),
    )


def _answered(
    request: HttpRequest, act: Callable[[], object], thanks: str, *, to: HttpResponse
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, thanks)
    return to
