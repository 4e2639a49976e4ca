from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_or_404,
    organisations_wholly_for,
)
from workshops.duplicates import PAIRS_A_PAGE, likely_pairs, merges_lately
from workshops.forms.finding import SamePersonForm
from workshops.models import Merge, Organisation, Participant
from workshops.refusals import Refused
from workshops.services.merging import (
    merge_participants,
    note_not_same_person,
    undo_merge,
)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one person. Only for who knows the whole organisation."""
    organisations = _organisations(request)
    if request.method == "POST":
        return _decided(request, organisations)
    user = field_user(request)
    pairs = [pair for one in organisations for pair in likely_pairs(user, one)]
    pages = Paginator(pairs, PAIRS_A_PAGE)
    merges = merges_lately(user, organisations)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "last_merge": merges[0] if merges else None,
        "merges": merges[1:],
    }
    return render(request, "workshops/duplicates.html", context)


@require_POST
@field_view
def merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    organisations = _organisations(request)
    merge = get_object_or_404(Merge, pk=pk, kept__organisation__in=organisations)
    try:
        undo_merge(merge, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The two entries are as they were before."))
    return redirect("workshops:duplicates")


def _organisations(request: HttpRequest) -> list[Organisation]:
    return organisations_or_404(
        organisations_wholly_for(request.user, Right.IDENTITIES)
    )


def _decided(request: HttpRequest, organisations: list[Organisation]) -> HttpResponse:
    people = Participant.objects.filter(organisation__in=organisations)
    form = SamePersonForm(request.POST, people=people)
    if not form.is_valid():
        raise Http404
    try:
        messages.success(request, _carried_out(request, form))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    # The same page: what comes next moves up.
    page = request.GET.get("page", "")
    query = f"?page={page}" if page.isdecimal() else ""
    return redirect(reverse("workshops:duplicates") + query)


def _carried_out(request: HttpRequest, form: SamePersonForm) -> str:
    by, decided = field_user(request), form.keep_and_remove()
    if decided is None:
        note_not_same_person(*form.pair(), by=by)
        return _("Noted: these are two people. You are not asked again.")
    merge_participants(*decided, by=by)
    return _("The two are one entry now. You can take it apart again here.")
