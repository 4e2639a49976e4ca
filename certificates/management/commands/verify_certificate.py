from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates.judging import Document, Finding, Judgement, judge
from certificates.paper_reading import statements_in
from certificates.published import keys_document, revocations_document
from certificates.signing import SigningError
from certificates.tokens import said_in

_NOTHING = "Nothing to check in it: give the PDF, or the text of its QR code."


class Command(BaseCommand):
    help = (
        "Checks a certificate without a network: its PDF, or the text of its QR code."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("certificate", metavar="FILE|TEXT")
        parser.add_argument("--keys", type=Path, help="keys.json, as published.")
        parser.add_argument("--revocations", type=Path, help="revocations.json.")
        parser.add_argument("--name", default="", help="The name printed on it.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = _statements(options["certificate"])
        if not found:
            raise CommandError(_NOTHING)
        keys, revocations = _documents(options["keys"], options["revocations"])
        judged = [judge(said, keys, revocations, options["name"]) for said in found]
        for each in judged:
            self._print(each, keys)
        if any(each.finding != Finding.GENUINE for each in judged):
            raise CommandError("Not every certificate in it holds.")

    def _print(self, judged: Judgement, keys: Document) -> None:
        self.stdout.write(f"paper: {judged.finding.value}")
        said = judged.statement
        if said is None:
            return
        course = keys["courses"].get(said.course_id, {})
        for label in ("module", "organisation"):
            names = course.get(label, {})
            self.stdout.write(f"{label}: {names.get('en') or names.get('bn') or '?'}")
        self.stdout.write(f"month: {said.held_in:%m/%Y}")
        if said.is_invented:
            self.stdout.write("invented data: no such person was trained")
        self.stdout.write(f"name: {judged.name.value}")
        listed = judged.listed_at
        known = f"{listed:%d/%m/%Y %H:%M} UTC" if listed else "no list at hand"
        self.stdout.write(f"list of withdrawn ones: {known}")


def _statements(argument: str) -> list[str]:
    """From a file, if there is one of this name, else from the text itself."""
    try:
        data = Path(argument).read_bytes()
    except (OSError, ValueError):
        said = said_in(argument)
        return [said] if said else []
    if data.startswith(b"%PDF"):
        return statements_in(data)
    lines = data.decode("utf-8", errors="replace").splitlines()
    return [said for said in map(said_in, lines) if said]


def _documents(
    keys: Path | None, revocations: Path | None
) -> tuple[Document, Document | None]:
    """From the files given; what is not given comes from this site's own database."""
    try:
        listed = _read(revocations) if revocations else None
        if keys:
            return _read(keys), listed
        return keys_document(), listed or revocations_document()
    except SigningError as error:
        raise CommandError(str(error)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(read, dict) or not {"keys", "lists"} & set(read):
        raise CommandError(f"{path} is neither keys.json nor revocations.json.")
    return read
