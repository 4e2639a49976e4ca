from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from workshops.exports.counts_mail import send_due_counts


class Command(BaseCommand):
    help = "Sends the counts that somebody wants by e-mail. For cron, once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        done = send_due_counts()
        self.stdout.write(
            f"{done.sent} sent, {done.failed} not taken, {done.ended} ended"
        )
