from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.choices import EnrolmentState
from workshops.identities import read_identities
from workshops.pdf.people_cards import people_cards
from workshops.people import PersonLine
from workshops.queries import roster
from workshops.views.giving_out import refuse_to_give_out


@require_GET
@field_view
def cards_of_people(request: HttpRequest, code: str) -> HttpResponse:
    """People's code cards. The picture cards for the questions are others, without names."""
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    rows = [
        row
        for row in roster(workshop)
        if row.enrolment.state == EnrolmentState.ENROLLED
    ]
    people = [row.participant for row in rows]
    if refused := refuse_to_give_out(request, workshop, people):
        return refused
    names = read_identities(people, reader=field_user(request), purpose="name-cards")
    lines = [PersonLine(row, names.get(row.participant.pk)) for row in rows]
    return HttpResponse(
        people_cards(workshop, lines),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{workshop.code}-people.pdf"'
        },
    )
