from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import Right, field_user, field_view, rights_on, workshop_or_404
from workshops.choices import OPEN_STATES, EnrolmentState, SessionState
from workshops.forms import RollCallForm
from workshops.identities import read_call_names
from workshops.marks import roll_of
from workshops.marks_in_words import after_saving
from workshops.models import Session
from workshops.queries import roster
from workshops.refusals import Refused
from workshops.services import save_roll, undo_last_save
from workshops.services.attending import Saved
from workshops.views.cancelled_days import instead_of
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def roll_call(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    sessions = list(workshop.sessions.all())
    session = get_object_or_404(workshop.sessions, number=number)
    if page := instead_of(request, workshop, session, tool="roll_call"):
        return page
    form = _form(request, session)
    if form.is_valid():
        try:
            saved = _save(request, session, form)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            _tell(request, form, saved)
            return redirect("workshops:roll_call", code, number)
    is_standing = session.state == SessionState.STANDING
    context = {
        "workshop": workshop,
        "session": session,
        "sessions": sessions if len(sessions) > 1 else [],
        "form": form,
        "rights": {right.value for right in rights_on(request.user, workshop)},
        "last_save": form.roll.last_save(field_user(request))[:1],
        "is_open": workshop.state in OPEN_STATES and is_standing,
        "is_standing": is_standing,
        "is_early": timezone.localdate(session.starts_at) > timezone.localdate(),
    }
    return render(request, "workshops/roll_call.html", context)


@require_POST
@field_view
def undo(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    session = get_object_or_404(workshop.sessions, number=number)
    try:
        undo_last_save(session, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Your last save is undone."))
    return redirect("workshops:roll_call", code, number)


def _save(request: HttpRequest, session: Session, form: RollCallForm) -> Saved:
    return save_roll(
        session,
        form.statuses(),
        by=field_user(request),
        seen=form.seen,
        others=form.everybody,
    )


def _tell(request: HttpRequest, form: RollCallForm, saved: Saved) -> None:
    messages.success(request, _("The roll call is saved."))
    rows = {row.enrolment.pk: row.enrolment.row_number for row in form.rows}
    for sentence in after_saving(saved, rows):
        messages.warning(request, sentence)


def _form(request: HttpRequest, session: Session) -> RollCallForm:
    rows = [
        row
        for row in roster(session.workshop)
        if row.enrolment.state == EnrolmentState.ENROLLED
    ]
    reader = field_user(request)
    people = [row.participant for row in rows]
    return RollCallForm(
        rows,
        roll=roll_of(session),
        names=read_call_names(people, reader=reader, purpose="roll-call"),
        reader=reader,
        data=posted(request),
    )
