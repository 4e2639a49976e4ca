"""What lies beside the workshops of the field, and beside the steps of one.

A page that nobody is led to does not exist: whoever adds one adds its line here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workshops.rights import Right


@dataclass(frozen=True)
class Entry:
    """A link for those who have the right, or for all. `address` is the name of a URL."""

    order: int
    label: str | Promise
    address: str
    right: Right | None = None
    detail: str | Promise = ""
    other_right: Right | None = None
    """Another right that opens the page too."""


OFFICE: list[Entry] = [
    Entry(
        order=100,
        label=_("Work to take on"),
        address="workshops:work",
        right=Right.RUN,
        detail=_("What you are asked for, and workshops that look for somebody"),
    ),
    Entry(
        order=110,
        label=_("My calendar"),
        address="workshops:calendar",
        right=Right.ROLL_CALL,
        detail=_("Your workshops in the calendar of your phone"),
    ),
    Entry(
        order=600,
        label=_("Who has how much to do"),
        address="workshops:load",
        right=Right.REPORT,
        detail=_("Sessions and hours of each person in a month"),
    ),
    Entry(
        order=420,
        label=_("Holidays"),
        address="workshops:holidays",
        right=Right.PLACES,
        detail=_("Days that weekly meetings leave out"),
    ),
    Entry(
        order=100,
        label=_("Find a person"),
        address="workshops:find_people",
        right=Right.IDENTITIES,
        detail=_("By name, phone number or code"),
    ),
    Entry(
        order=210,
        label=_("Messages that are due"),
        address="workshops:messages_due",
        right=Right.RUN,
        detail=_("Who is still to be written to or called."),
    ),
    Entry(
        order=300,
        label=_("Centres"),
        address="workshops:centre_list",
        right=Right.VIEW,
        other_right=Right.PLACES,
        detail=_("Addresses, rooms, timetables and safety"),
    ),
    Entry(
        order=305,
        label=_("Requests for workshops"),
        address="workshops:request_list",
        right=Right.REQUESTS,
        detail=_("Schools and offices that ask for a workshop"),
    ),
    Entry(
        order=310,
        label=_("Programmes"),
        address="workshops:programme_list",
        right=Right.PLACES,
        detail=_("Lines of work and who pays for them"),
    ),
    Entry(
        order=200,
        label=_("Follow-up"),
        address="workshops:follow_up_list",
        right=Right.RUN,
        other_right=Right.CONCERNS,
        detail=_("Whom to call or see, and until when."),
    ),
    Entry(
        order=800,
        label=_("Concerns"),
        address="workshops:concern_list",
        right=Right.CONCERNS,
        detail=_("What somebody is worried about. Only you open them."),
    ),
    Entry(
        order=690,
        label=_("People in numbers"),
        address="workshops:counts",
        right=Right.COUNTS,
        detail=_("Who came, what was held, and how full it was"),
    ),
    Entry(
        order=810,
        label=_("People kept apart"),
        address="workshops:apart",
        right=Right.TIES,
        detail=_("Who must not meet, and where they come too near."),
    ),
    Entry(
        order=700,
        label=_("Spreadsheets"),
        address="workshops:exports",
        right=Right.EXPORT,
        detail=_("Workshops and sessions for Excel"),
    ),
    Entry(
        order=890,
        label=_("Staff who wait for you"),
        address="workshops:waiting_staff",
        right=Right.ACCEPT,
        detail=_("Two people agree before somebody reads names or concerns."),
    ),
    Entry(
        order=900,
        label=_("Staff and their roles"),
        address="workshops:staff",
        right=Right.STAFF,
        detail=_("Who works here, what they may do, and new passwords."),
    ),
    Entry(
        order=910,
        label=_("Keys for other programs"),
        address="workshops:api_tokens",
        right=Right.STAFF,
        detail=_("Another program reads plans and counts, never a person"),
    ),
    Entry(
        order=990,
        label=_("Change my password"),
        address="workshops:password_change",
    ),
]
"""Shown on the page “More”, in their order."""

ON_WORKSHOP: list[Entry] = [
    Entry(
        order=130,
        label=_("Briefing"),
        address="workshops:briefing",
        right=Right.VIEW,
        detail=_("The place, the host and what to bring"),
    ),
    Entry(
        order=140,
        label=_("Who runs it"),
        address="workshops:workshop_staff",
        right=Right.RUN,
        detail=_("Ask, confirm, and note who stands in"),
    ),
    Entry(
        order=100,
        label=_("What this workshop teaches"),
        address="workshops:guide",
        right=Right.VIEW,
        detail=_("Read it, or save it as a PDF."),
    ),
    Entry(
        order=110,
        label=_("Day by day"),
        address="workshops:days",
        right=Right.ROLL_CALL,
        detail=_("The list for paper, heads, what was taught, photos"),
    ),
    Entry(
        order=120,
        label=_("Dates and plan"),
        address="workshops:plan",
        right=Right.SCHEDULE,
        detail=_("Move or cancel a day, confirm, postpone, copy"),
    ),
    Entry(
        order=130,
        label=_("Name cards for roll call (PDF)"),
        address="workshops:cards_of_people",
        right=Right.IDENTITIES,
        detail=_("Each person's code, to cut out. Not the picture cards."),
    ),
    Entry(
        order=300,
        label=_("Messages and call list"),
        address="workshops:message_list",
        right=Right.RUN,
        detail=_("What people are told before and after."),
    ),
    Entry(
        order=700,
        label=_("The list as a spreadsheet, without names"),
        address="workshops:roster_export",
        right=Right.EXPORT,
    ),
    Entry(
        order=690,
        label=_("People from a file"),
        address="workshops:import_upload",
        right=Right.IDENTITIES,
        detail=_("Excel or CSV, checked before anything is written"),
    ),
    Entry(
        order=710,
        label=_("The list as a spreadsheet, with names"),
        address="workshops:roster_export_names",
        right=Right.IDENTITIES,
        detail=_("That you took it is written down."),
    ),
]
"""Shown on a workshop's page below the steps; the address takes the workshop's code."""


def entries_for(entries: list[Entry], rights: set[Right]) -> list[Entry]:
    allowed = [
        entry
        for entry in entries
        if not entry.right or {entry.right, entry.other_right} & rights
    ]
    return sorted(allowed, key=lambda entry: entry.order)
