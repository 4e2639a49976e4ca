from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django_scopes import scope

from workshops.identities import index_identities
from workshops.models import Organisation, Participant

AT_ONCE = 200


class Command(BaseCommand):
    help = "Makes anew by what people are found: phone and name. Repeating it is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        for organisation in Organisation.objects.order_by("pk"):
            with scope(organisation=organisation):
                total += self._index(organisation)
        self.stdout.write(f"people indexed: {total}")

    def _index(self, organisation: Organisation) -> int:
        people = list(
            Participant.objects.filter(organisation=organisation).order_by("pk")
        )
        return sum(
            index_identities(people[start : start + AT_ONCE])
            for start in range(0, len(people), AT_ONCE)
        )
