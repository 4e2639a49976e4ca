"""Lists that leave the program, on paper or as a file."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workshops.models import Participant, Workshop
from workshops.separation import must_not_share


def refuse_to_give_out(
    request: HttpRequest, workshop: Workshop, people: Iterable[Participant]
) -> HttpResponse | None:
    """Back to the workshop when two of `people` must not be in one list.

    The sentence tells neither who nor why. None: the list may go out.
    """
    if not must_not_share([person.pk for person in people]):
        return None
    messages.error(
        request,
        _("This list cannot be given out now. Ask the safeguarding focal point."),
    )
    return redirect("workshops:workshop_detail", workshop.code)
