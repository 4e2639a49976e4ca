"""`manage.py check_snapshots`: whether every frozen report still comes out the same."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scopes_disabled

from assessments.models import ReportSnapshot
from assessments.report.verifying import differences, is_comparable


class Command(BaseCommand):
    help = "Compute every frozen report again and name what comes out otherwise."

    def handle(self, *args: Any, **options: Any) -> None:
        same = changed = other = 0
        with scopes_disabled():
            snapshots = ReportSnapshot.objects.select_related(
                "workshop__organisation", "workshop__audience"
            )
            for snapshot in snapshots.iterator(chunk_size=200):
                if not is_comparable(snapshot):
                    changed += 1
                    continue
                found = differences(snapshot)
                same, other = (same, other + 1) if found else (same + 1, other)
                for line in found:
                    self.stdout.write(
                        f"{snapshot.workshop.code} of {snapshot.frozen_at:%Y-%m-%d}"
                        f" ({snapshot.engine}): {line}"
                    )
        self.stdout.write(
            f"{same} the same, {other} different, {changed} with answers that were"
            " taken back or changed since."
        )
        if other:
            raise CommandError(f"{other} frozen reports come out otherwise.")
