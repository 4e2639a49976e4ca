"""`manage.py rebuild_summaries`: the sums of the programme view, made anew from answers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Exists, OuterRef, QuerySet
from django_scopes import scope, scopes_disabled

from assessments.choices import MAIN_WAVES, Wave
from assessments.models import Administration
from assessments.report.in_step import out_of_step, rebuild_totals, totals_out_of_step
from assessments.services import freeze
from workshops.models import Organisation, Workshop


class Command(BaseCommand):
    help = "Make the sums of the programme view anew, or say which are out of step."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; name differences."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        workshops = closed_workshops()
        if not options["check"]:
            for workshop in workshops.iterator(chunk_size=200):
                with scope(organisation=workshop.organisation):
                    freeze(workshop)
            with scopes_disabled():
                rebuild_totals()
        found = []
        with scopes_disabled():
            for workshop in workshops.iterator(chunk_size=200):
                found += out_of_step(workshop)
            for organisation in Organisation.objects.all():
                found += totals_out_of_step(organisation)
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} sums are out of step with the answers.")
        self.stdout.write(f"{workshops.count()} workshops, all sums in step.")


def closed_workshops() -> QuerySet[Workshop]:
    """Those that were asked after the workshop, where nobody can answer any more."""
    waves = Administration.objects.filter(workshop=OuterRef("pk"), wave__in=MAIN_WAVES)
    return (
        Workshop.objects.filter(Exists(waves.filter(wave=Wave.POST)))
        .exclude(Exists(waves.filter(closed_at=None)))
        .select_related("organisation", "audience")
        .order_by("pk")
    )
