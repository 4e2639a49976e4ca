from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from assessments.cards import picture_for
from assessments.models import Card
from workshops.choices import EnrolmentState
from workshops.models import Enrolment, Workshop
from workshops.refusals import Refused

MOST_LOOSE = 40


@transaction.atomic
def make_cards(workshop: Workshop, *, loose: int = 0) -> list[Card]:
    """A card for every enrolled person who has none, and `loose` ones for nobody yet.

    A number is never given twice, and who has a card keeps it.
    """
    if not 0 <= loose <= MOST_LOOSE:
        raise Refused(_("Ask for 1 to 40 cards at a time."))
    # Held, so that two who ask at once do not give the same number.
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    without = Enrolment.objects.filter(
        workshop=workshop, state=EnrolmentState.ENROLLED, card__isnull=True
    ).order_by("row_number")
    last = Card.objects.filter(workshop=workshop).aggregate(last=Max("number"))["last"]
    holders: list[Enrolment | None] = [*without, *[None] * loose]
    return Card.objects.bulk_create(
        Card(
            workshop=workshop,
            number=number,
            picture=picture_for(number),
            enrolment=holder,
        )
        for number, holder in enumerate(holders, start=(last or 0) + 1)
    )
