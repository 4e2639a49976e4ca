"""A host with a kind of question of its own: what becomes of it, from writing to score."""

from __future__ import annotations

import json
import os
import shutil
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.hosts.settings"

import django


def main() -> None:
    django.setup()
    from django.conf import settings

    try:
        sys.stdout.write(json.dumps(observations()))
    finally:
        shutil.rmtree(settings.STATE)


def observations() -> dict[str, object]:
    from django.core.management import call_command
    from django.template.loader import render_to_string

    from assessments.models import Instrument
    from assessments.models.items import AnswerForm
    from assessments.queries import items_of
    from tests.assessments.builders import build_instrument_version, written_item

    call_command("migrate", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    one = written_item("ladder", text_en="How high?", is_reversed=True, rungs=4)
    [item] = items_of(build_instrument_version([one]))
    form = AnswerForm(item, {"answer": "4"})
    page = render_to_string(item.template_name, {"item": item, "form": form})
    return {
        "kind": type(item).__name__,
        "is_offered": "ladder"
        in Instrument._meta.get_field("items").stream_block.child_blocks,
        "is_valid": form.is_valid(),
        "code": form.given.code,
        "keyed": item.keyed(4),
        "is_shown": "Rung 4" in page and "How high?" in page,
        "counted": [field.name for field in item.tally_fields()],
        "rows": [row["type"] for row in item.xlsform_rows().survey]
        == [f"select_one answers_{item.column}"],
    }


if __name__ == "__main__":
    main()
