from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "workshops"
    label = "workshops"
    verbose_name = _("Workshops")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workshops import (
            checks,  # noqa: F401  registers the system checks
            message_checks,  # noqa: F401  the same
            receivers,
        )
        from workshops.room_uses import ROOM_USES
        from workshops.timetable import uses_by_classes

        receivers.connect()
        ROOM_USES.append(uses_by_classes)
