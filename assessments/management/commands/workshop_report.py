"""`manage.py workshop_report CODE --json`: the figures of a workshop's report."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_scopes import scope

from assessments.report.build import WorkshopReport
from assessments.report.detail import Detail
from assessments.report.figures import outcomes_of_report
from assessments.report.sentences import withheld_sentence
from assessments.report.shown import shown_report
from assessments.verdicts import verdict_sentence
from workshops.models import Workshop


class Command(BaseCommand):
    help = (
        "Print whether opinions changed in a workshop. Hides what is too few to show."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="The workshop's code.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        workshop = (
            Workshop.objects.select_related("organisation", "audience")
            .filter(code=options["code"])
            .first()
        )
        if workshop is None:
            raise CommandError(f"No workshop has the code {options['code']}.")
        with scope(organisation=workshop.organisation):
            figures = as_figures(shown_report(workshop))
        if options["json"]:
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(figures["sentence_en"])
            self.stdout.write(figures["sentence_bn"])


def as_figures(report: WorkshopReport) -> dict[str, Any]:
    """What the command prints. Figures of too few people are left out."""
    return {
        "workshop": report.workshop.code,
        "invented": report.workshop.is_invented,
        "flow": asdict(report.flow),
        "open": report.is_open,
        "withheld": report.is_withheld,
        "late": report.late,
        "detail": Detail(report.detail).name.lower(),
        "outcomes": outcomes_of_report(report),
        "sentence_en": _sentence(report, "en"),
        "sentence_bn": _sentence(report, "bn"),
    }


def _sentence(report: WorkshopReport, language: str) -> str:
    if report.is_withheld:
        return withheld_sentence(report.smallest, language=language)
    shown = report.primary.change if report.primary and report.shows_figures else None
    return verdict_sentence(shown, language=language)
