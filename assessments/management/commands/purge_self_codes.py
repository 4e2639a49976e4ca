"""`manage.py purge_self_codes`: delete self-made codes that are no longer needed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_scopes import scope

from assessments.services.self_codes import (
    KEPT_AFTER_CLOSING,
    purge_codes,
    workshops_to_purge,
)


class Command(BaseCommand):
    help = (
        f"Delete the hashed self-made codes of workshops that were closed more than"
        f" {KEPT_AFTER_CLOSING.days} days ago. Links stay. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = 0
        for workshop in workshops_to_purge(timezone.now()):
            with scope(organisation=workshop.organisation):
                deleted += purge_codes(workshop)
        self.stdout.write(f"{deleted} codes deleted.")
