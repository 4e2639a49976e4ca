"""Pages of this app that are no step of a workshop: their lines on “More”."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workshops.menu import OFFICE, Entry
from workshops.rights import Right

ENTRIES: list[Entry] = [
    Entry(
        order=680,
        label=_("What workshops say together"),
        address="assessments_field:national",
        right=Right.REPORT,
        detail=_("By questions, place, programme and time"),
    ),
    Entry(
        order=760,
        label=_("Our statistics, checked"),
        address="assessments:statistics",
        right=Right.REPORT,
        detail=_("Published examples, computed by this site"),
    ),
]


def join() -> None:
    OFFICE.extend(entry for entry in ENTRIES if entry not in OFFICE)
