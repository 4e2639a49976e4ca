"""`manage.py seed_modules`: the pages, modules and questions, without invented people."""

from __future__ import annotations

import tomllib
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from home.seeding.instruments import seed_instrument
from home.seeding.modules import CONTENT, seed_modules


class Command(BaseCommand):
    help = "Give a new server its first pages in both languages, the modules and their questions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="A superuser, in whose name they appear.")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(
            username=options["username"], is_superuser=True
        ).first()
        if user is None:
            raise CommandError(
                f"No superuser is called {options['username']}. "
                "Make one first: manage.py createsuperuser"
            )
        with translation.override("bn"):
            pages = seed_modules(user)
            for path in sorted(CONTENT.glob("*.toml")):
                written = tomllib.loads(path.read_text(encoding="utf-8"))
                seed_instrument(written["instrument"], user=user)
        self.stdout.write(f"{len(pages)} module pages are there, with their questions.")
