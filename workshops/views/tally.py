from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import Right, field_user, field_view, rights_on, workshop_or_404
from workshops.forms.errors import errors_of
from workshops.forms.tally import TallyForm
from workshops.heads import Heads, heads_of, unnamed_cells
from workshops.models import Session
from workshops.refusals import Refused
from workshops.services import count_heads
from workshops.views.cancelled_days import instead_of
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def tally(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    session = get_object_or_404(workshop.sessions, number=number)
    if page := instead_of(request, workshop, session, tool="tally"):
        return page
    heads = heads_of(session)
    form = TallyForm(unnamed_cells(session), heads, posted(request))
    if form.is_valid():
        try:
            counted = _count(request, session, form)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            _tell(request, counted)
            return redirect("workshops:tally", code, number)
    context = {
        "workshop": workshop,
        "session": session,
        "heads": heads,
        "form": form,
        "errors": errors_of(form),
        "rights": {right.value for right in rights_on(request.user, workshop)},
    }
    return render(request, "workshops/tally.html", context)


def _count(request: HttpRequest, session: Session, form: TallyForm) -> Heads:
    return count_heads(
        session,
        form.cells(),
        control=form.cleaned_data["control"],
        explanation=form.cleaned_data["explanation"],
        by=field_user(request),
    )


def _tell(request: HttpRequest, heads: Heads) -> None:
    messages.success(request, _("The heads are counted."))
    if heads.is_open:
        messages.warning(
            request, _("The host counted otherwise. Explain the difference below.")
        )
