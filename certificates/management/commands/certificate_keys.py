from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from certificates.models import SigningKey
from certificates.signing import SigningError, new_key, retire_key, signer
from certificates.signing_anew import sign_unsigned


class Command(BaseCommand):
    help = "The keys that sign certificates: list them, make a new one, retire one, or sign what was issued without a key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["list", "new", "retire", "sign"])
        parser.add_argument("key", nargs="?", help="With retire: which.")
        parser.add_argument(
            "--leaked",
            action="store_true",
            help="Somebody else has it: nothing that it signed counts any more.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._do(options)
        except SigningError as error:
            raise CommandError(str(error)) from error

    def _do(self, options: dict[str, Any]) -> None:
        match options["action"]:
            case "new":
                self.stdout.write(f"{new_key().key_id} signs from now on.")
                self.stdout.write("Copy its file to a safe place.")
            case "retire":
                if not options["key"]:
                    raise CommandError("Which key? See certificate_keys list.")
                retire_key(options["key"], has_leaked=options["leaked"])
                self.stdout.write(f"{options['key']} signs no more.")
            case "sign":
                signer()
                self.stdout.write(f"signed: {sign_unsigned()}")
            case _:
                self._list()

    def _list(self) -> None:
        for key in SigningKey.objects.all():
            until = timezone.localdate(key.retired_at) if key.retired_at else "now"
            leaked = ", leaked" if key.has_leaked else ""
            made = timezone.localdate(key.made_at)
            self.stdout.write(f"{key.key_id}  {made} to {until}{leaked}")
        current = signer()
        self.stdout.write(f"{current.key_id} signs today.")
