"""What is said to people before and after: the queue, and what is due."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages as notices
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    workshop_or_404,
)
from workshops.forms.message import MessageForm
from workshops.message_choices import (
    MessageState,
)
from workshops.message_queue import (
    OPEN,
    by_meeting,
    due_messages,
    lines_of,
    message_or_404,
    messages_of,
)
from workshops.models import Message
from workshops.refusals import Refused
from workshops.services.messages import (
    cancel_message,
    edit_message,
    mark_told,
    send_now,
)
from workshops.services.planning_messages import plan_messages
from workshops.services.sending_messages import sendable
from workshops.sms_length import sms_length
from workshops.too_near import held_back
from workshops.views.posting import posted

MOST = 300


@require_GET
@field_view
def message_list(request: HttpRequest, code: str) -> HttpResponse:
    """Planned again when it is opened, so that it shows how the workshop stands."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    plan_messages(workshop)
    shows_past = "past" in request.GET
    found = messages_of(workshop)
    is_open = Q(state__in=OPEN)
    found = found.filter(~is_open if shows_past else is_open)
    newest_meeting_first = found.order_by("-session__starts_at", "due_at", "pk")
    lines = lines_of(newest_meeting_first[:MOST], sendable=sendable())
    context = {
        "workshop": workshop,
        "sessions": list(workshop.sessions.all()),
        "meetings": by_meeting(lines),
        "held_back": held_back(workshop, reader=field_user(request)),
        "shows_past": shows_past,
    }
    return render(request, "workshops/message_list.html", context)


@require_GET
@field_view
def messages_due(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.RUN).exists():
        raise Http404
    lines = lines_of(due_messages(request.user)[:MOST], sendable=sendable())
    context = {"meetings": by_meeting(lines)}
    return render(request, "workshops/messages_due.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def message(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Read and edit one. The button that counts saves nothing."""
    found = message_or_404(request.user, code, pk)
    form = MessageForm(posted(request), initial={"body": found.body})
    words = found.body
    if form.is_valid():
        words = form.cleaned_data["body"]
        if "count" not in request.POST:
            try:
                edit_message(found, by=field_user(request), body=words)
            except Refused as refusal:
                form.add_error("body", refusal)
            else:
                notices.success(request, _("The change is saved."))
                return redirect("workshops:message_list", code)
    context = {
        "workshop": found.workshop,
        "message": found,
        "line": lines_of([found], sendable=sendable())[0],
        "form": form,
        "length": sms_length(words),
    }
    return render(request, "workshops/message.html", context)


@require_POST
@field_view
def message_cancel(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    found = message_or_404(request.user, code, pk)
    user = field_user(request)
    return _done(
        request,
        found,
        lambda: cancel_message(found, by=user),
        _("The message is cancelled."),
    )


@require_POST
@field_view
def message_told(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    found = message_or_404(request.user, code, pk)
    user = field_user(request)
    return _done(
        request, found, lambda: mark_told(found, by=user), _("It is written down.")
    )


@require_POST
@field_view
def message_send(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    found = message_or_404(request.user, code, pk)
    try:
        state = send_now(found, by=field_user(request))
    except Refused as refusal:
        notices.error(request, refusal.messages[0])
    else:
        if state == MessageState.SENT:
            notices.success(request, _("The message is sent."))
        else:
            notices.warning(request, _("The message could not be sent. See below why."))
    return redirect("workshops:message_list", code)


def _done(
    request: HttpRequest, found: Message, act: Callable[[], None], said: str
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        notices.error(request, refusal.messages[0])
    else:
        notices.success(request, said)
    return redirect("workshops:message_list", found.workshop.code)
