from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from certificates.services import IssueResult, issue_certificates
from workshops.codes import normalise_code
from workshops.models import Workshop
from workshops.refusals import Refused


class Command(BaseCommand):
    help = "Gives a certificate to everybody of a workshop who has earned one. Repeating it is safe."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="The code of the workshop.")

    def handle(self, *args: Any, **options: Any) -> None:
        workshop = _workshop(options["code"])
        with scope(organisation=workshop.organisation):
            try:
                result = issue_certificates(workshop, by=None)
            except Refused as refusal:
                raise CommandError(refusal.message) from refusal
        self._print(result)

    def _print(self, result: IssueResult) -> None:
        self.stdout.write(f"issued: {len(result.issued)}")
        self.stdout.write(f"already: {len(result.already)}")
        self.stdout.write(f"not yet: {len(result.not_yet)}")
        for person in result.not_yet:
            self.stdout.write(f"  {person.enrolment}: {' '.join(person.missing)}")


def _workshop(typed: str) -> Workshop:
    workshop = Workshop.objects.filter(code__in=[typed, normalise_code(typed)]).first()
    if workshop is None:
        raise CommandError(f"No workshop has the code {typed}.")
    return workshop
