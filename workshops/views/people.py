from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from curriculum.numerals import in_digits_of
from workshops.access import (
    Right,
    facilitators_of,
    field_user,
    field_view,
    workshop_or_404,
)
from workshops.choices import OPEN_STATES, EnrolmentState
from workshops.forms import ListingForm, PersonForm, child_texts_shown, consent_form_for
from workshops.forms.errors import errors_of, errors_of_consent
from workshops.identities import Names, read_identities
from workshops.models import Enrolment, Workshop
from workshops.queries import roster as roster_of
from workshops.refusals import Refused
from workshops.rosters import fresh_rows, in_parts
from workshops.services import enrol_participant
from workshops.views.posting import posted


@require_GET
@field_view
def roster(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    rows = fresh_rows(workshop)
    names = read_identities(
        [row.participant for row in rows], reader=field_user(request), purpose="roster"
    )
    context = {
        "workshop": workshop,
        "roster": in_parts(workshop, rows, names),
        "is_open": workshop.state in OPEN_STATES,
    }
    return render(request, "workshops/roster.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    data = posted(request)
    known = _known_names(request, workshop, data) if data else ()
    person = PersonForm(data, known=known)
    shown = child_texts_shown(data, otherwise=workshop.audience.is_of_children)
    consent = consent_form_for(
        is_child=person.is_of_child(otherwise=shown),
        shown_to_child=shown,
        data=data,
        audience=workshop.audience.slug,
        colleagues=facilitators_of(workshop.organisation),
    )
    listing = _listing_form(request, workshop, data)
    # Each is asked, so that all that is wrong is said at once.
    if all([person.is_valid(), consent.is_valid(), listing.is_valid()]):
        try:
            enrolment = enrol_participant(
                workshop,
                by=field_user(request),
                **person.particulars(),
                names=person.names(),
                consents=consent.consents(),
                **listing.listing(),
            )
        except Refused as refusal:
            person.add_error(None, refusal)
        else:
            return _after_enrolment(request, enrolment)
    errors = errors_of(person) + errors_of_consent(consent) + errors_of(listing)
    context = {"workshop": workshop, "form": person, "consent": consent}
    context |= {"listing": listing, "errors": errors}
    return render(request, "workshops/enrol.html", context)


def _listing_form(
    request: HttpRequest, workshop: Workshop, data: QueryDict | None
) -> ListingForm:
    """A link from the list may bring the party, or that the person is to wait."""
    today = timezone.localdate()
    starts = workshop.sessions.values_list("starts_at", flat=True)
    initial = {
        "party_key": request.GET.get("party", "")[:20],
        "may_wait": "wait" in request.GET,
    }
    return ListingForm(
        data,
        order=workshop.waiting_order,
        is_on_the_day=any(timezone.localdate(start) == today for start in starts),
        initial=initial,
    )


def _known_names(
    request: HttpRequest, workshop: Workshop, data: QueryDict
) -> list[Names]:
    """Names of those who could be the same person; nobody else's are opened."""
    typed = PersonForm(data)
    typed.full_clean()
    alike = (typed.cleaned_data.get("sex"), typed.cleaned_data.get("age_band"))
    people = [
        row.participant
        for row in roster_of(workshop)
        if (row.participant.sex, row.participant.age_band) == alike
    ]
    reader = field_user(request)
    return list(read_identities(people, reader=reader, purpose="duplicates").values())


def _after_enrolment(request: HttpRequest, enrolment: Enrolment) -> HttpResponse:
    """On to the next person, or to the consent that this one still needs.

    The message lies in a cookie for a moment, so it has the number and not the name.
    """
    code = enrolment.workshop.code
    number = {"number": in_digits_of(get_language(), enrolment.row_number)}
    if enrolment.state == EnrolmentState.ENROLLED:
        text = _("Number %(number)s is on the list.") % number
        messages.success(request, text)
        return redirect("workshops:roster", code)
    if enrolment.state == EnrolmentState.WAITING:
        text = _("Number %(number)s is on the waiting list.") % number
        messages.warning(request, text)
        return redirect("workshops:roster", code)
    text = _("Number %(number)s is on the list, but a consent is still missing.")
    messages.warning(request, text % number)
    return redirect("workshops:person", code, enrolment.row_number)
