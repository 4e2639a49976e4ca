from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.forms.roll_call import TapForm
from workshops.refusals import Refused
from workshops.services.tapping import take_tap


@require_POST
@field_view
def tap(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One mark from the script of the roll call. The sentences are for a person."""
    workshop = workshop_or_404(request.user, code, Right.ROLL_CALL)
    session = get_object_or_404(workshop.sessions, number=number)
    form = TapForm(request.POST)
    if not form.is_valid():
        sentence = _("This mark cannot be read. Open the page again.")
        return JsonResponse({"sentence": sentence}, status=400)
    try:
        counts = take_tap(session, form.tap(), by=field_user(request))
    except Refused as refusal:
        return JsonResponse({"sentence": refusal.messages[0]}, status=409)
    return JsonResponse({"counts": counts})
