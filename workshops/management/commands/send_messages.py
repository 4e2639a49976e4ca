from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from workshops.models import Organisation
from workshops.services.sending_messages import send_due


class Command(BaseCommand):
    help = "Sends the messages that are due. For cron, every ten minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        for organisation in Organisation.objects.all():
            done = send_due(organisation)
            self.stdout.write(
                f"{organisation.slug}: {done.sent} sent, {done.failed} not taken,"
                f" {done.left} left for the morning"
            )
