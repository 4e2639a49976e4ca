from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from workshops.choices import EnrolmentState
from workshops.models import Enrolment, Workshop
from workshops.services import expire_offers


class Command(BaseCommand):
    help = "Ends the offers of places that nobody answered in time and asks the next."

    def handle(self, *args: Any, **options: Any) -> None:
        with scopes_disabled():
            late = Enrolment.objects.filter(
                state=EnrolmentState.OFFERED, offer_expires_at__lte=timezone.now()
            )
            pks = set(late.values_list("workshop", flat=True))
        ended = 0
        for workshop in Workshop.objects.filter(pk__in=pks):
            with scope(organisation=workshop.organisation):
                ended += expire_offers(workshop)
        self.stdout.write(f"{ended} offers ended.")
