from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from workshops.models import Workshop
from workshops.services.summarising import rebuild_summaries

AT_ONCE = 100


class Command(BaseCommand):
    help = (
        "Adds up the roll calls anew for the counts, from the marks alone, and says"
        " whether anything was wrong. Repeating it is safe."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        keys = list(Workshop.objects.order_by("pk").values_list("pk", flat=True))
        batches = [
            keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)
        ]
        wrong = [batch for batch in batches if rebuild_summaries(batch)]
        self.stdout.write(f"workshops added up: {len(keys)}")
        for batch in wrong:
            self.stderr.write(f"mended among workshops {batch[0]} to {batch[-1]}")
