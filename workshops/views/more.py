from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from workshops.access import field_view, rights_anywhere
from workshops.menu import OFFICE, entries_for


@require_GET
@field_view
def more(request: HttpRequest) -> HttpResponse:
    """Everything that is not the work in one workshop."""
    entries = entries_for(OFFICE, rights_anywhere(request.user))
    return render(request, "workshops/more.html", {"entries": entries})
