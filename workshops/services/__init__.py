"""Everything that changes a workshop. Views, commands and plugins above call these.

A service refuses with `workshops.refusals.Refused`, whose sentence is for the person
who asked. Those that touch participants run inside a scope (django-scopes), which
`access.field_view` opens; a command opens it with `scope(organisation=...)`.
"""

from __future__ import annotations

from workshops.consenting import ConsentGiven
from workshops.services.attending import mark_attendance, save_roll, undo_last_save
from workshops.services.consents import record_consent, withdraw_consent
from workshops.services.correcting import correct_participant
from workshops.services.enrolling import (
    enrol_participant,
    place_on_list,
    reinstate_enrolment,
)
from workshops.services.leaving import withdraw_enrolment
from workshops.services.offering import (
    accept_offer,
    decline_offer,
    expire_offers,
    promote_waiting,
)
from workshops.services.photographing import add_photo, add_sheet, remove_picture
from workshops.services.recording import record_session
from workshops.services.replanning import change_plan
from workshops.services.rescheduling import (
    add_sessions,
    cancel_session,
    give_new_dates,
    move_session,
    restore_session,
)
from workshops.services.running import (
    cancel_workshop,
    close_workshop,
    confirm_workshop,
    postpone_workshop,
    reopen_workshop,
)
from workshops.services.scheduling import schedule_workshop
from workshops.services.tallying import count_heads
from workshops.services.tying import add_tie, end_tie
from workshops.services.waiting_rules import (
    draw_lots,
    set_waiting_order,
)

__all__ = [
    "ConsentGiven",
    "accept_offer",
    "add_photo",
    "add_sessions",
    "add_sheet",
    "add_tie",
    "cancel_session",
    "cancel_workshop",
    "change_plan",
    "close_workshop",
    "confirm_workshop",
    "correct_participant",
    "count_heads",
    "decline_offer",
    "draw_lots",
    "end_tie",
    "enrol_participant",
    "expire_offers",
    "give_new_dates",
    "mark_attendance",
    "move_session",
    "place_on_list",
    "postpone_workshop",
    "promote_waiting",
    "record_consent",
    "record_session",
    "reinstate_enrolment",
    "remove_picture",
    "reopen_workshop",
    "restore_session",
    "save_roll",
    "schedule_workshop",
    "set_waiting_order",
    "undo_last_save",
    "withdraw_consent",
    "withdraw_enrolment",
]
