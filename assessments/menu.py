"""Pages of this app that are no step of a workshop: their lines on “More”."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workshops.menu import OFFICE, ON_WORKSHOP, Entry
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
        order=682,
        label=_("Do the questions work?"),
        address="assessments_field:health",
        right=Right.COUNTS,
        detail=_("Whether they hang together, and which are hard"),
    ),
    Entry(
        order=684,
        label=_("How many people to invite"),
        address="assessments_field:planning",
        right=Right.REPORT,
        detail=_("How small a change so many people can show"),
    ),
    Entry(
        order=750,
        label=_("Questions as a file for Kobo and ODK"),
        address="assessments_field:questionnaires",
        right=Right.REPORT,
        detail=_("XLSForm in both languages"),
    ),
    Entry(
        order=760,
        label=_("Our statistics, checked"),
        address="assessments:statistics",
        right=Right.REPORT,
        detail=_("Published examples, computed by this site"),
    ),
]


ENTRIES_ON_WORKSHOP: list[Entry] = [
    Entry(
        order=720,
        label=_("Answers for other programs"),
        address="assessments_field:answers",
        right=Right.EXPORT,
        detail=_("Excel, CSV, SPSS and R, without anybody who could be found"),
    ),
]


def join() -> None:
    OFFICE.extend(entry for entry in ENTRIES if entry not in OFFICE)
    ON_WORKSHOP.extend(
        entry for entry in ENTRIES_ON_WORKSHOP if entry not in ON_WORKSHOP
    )
