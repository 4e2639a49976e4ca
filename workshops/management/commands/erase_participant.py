from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope, scopes_disabled

from workshops.codes import normalise_code
from workshops.models import Participant
from workshops.services.erasing import Erased, erase_participant


class Command(BaseCommand):
    help = (
        "Forgets a person who asks for it: names, numbers, notes, messages and spoken"
        " answers are deleted and certificates withdrawn. Cannot be undone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="The code on the person's card.")
        parser.add_argument(
            "--organisation", help="Its short name, when two have the same code."
        )
        parser.add_argument(
            "--yes", action="store_true", help="Do not ask once more before."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = _person(options["code"], options["organisation"])
        if not options["yes"] and not _agrees(person):
            raise CommandError("Nothing was changed.")
        with scope(organisation=person.organisation):
            self._print(erase_participant(person, by=None))

    def _print(self, erased: Erased) -> None:
        self.stdout.write(f"entries forgotten: {erased.entries}")
        self.stdout.write(f"workshops left: {erased.workshops_left}")
        self.stdout.write(
            f"pictures hidden until somebody decides: {erased.pictures_hidden}"
        )
        self.stdout.write(f"concerns kept for the focal point: {erased.concerns_kept}")
        self.stdout.write(
            "Sheets of paper and their photographs may still show the name: look there."
        )


def _person(typed: str, organisation: str | None) -> Participant:
    with scopes_disabled():
        found = Participant.objects.filter(
            code__in=[typed, normalise_code(typed)], erased_at=None
        ).select_related("organisation", "merged_into")
        if organisation:
            found = found.filter(organisation__slug=organisation)
        people = list(found[:2])
    if not people:
        raise CommandError(f"Nobody has the code {typed}.")
    if len(people) > 1:
        raise CommandError("Two organisations know this code: add --organisation.")
    return people[0]


def _agrees(person: Participant) -> bool:
    question = f"Forget {person.code} of {person.organisation}? This cannot be undone. Type the code: "
    return normalise_code(input(question)) == person.code
