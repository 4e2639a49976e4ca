from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workshops.services.national_days import add_national_days


class Command(BaseCommand):
    help = (
        "Write the national days of Bangladesh with a fixed date among the holidays"
        " of all organisations. Again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("years", nargs="+", type=int, metavar="YEAR")

    def handle(self, *args: Any, years: list[int], **options: Any) -> None:
        if not all(2000 <= year <= 2100 for year in years):
            raise CommandError("Name years between 2000 and 2100, such as 2027.")
        added = sum(add_national_days(year) for year in years)
        self.stdout.write(f"{added} holidays are added.")
