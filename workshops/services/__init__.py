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
from workshops.services.running import (
    cancel_workshop,
    close_workshop,
    reopen_workshop,
)
from workshops.services.scheduling import schedule_workshop

__all__ = [
    "ConsentGiven",
    "accept_offer",
    "cancel_workshop",
    "close_workshop",
    "correct_participant",
    "decline_offer",
    "enrol_participant",
    "expire_offers",
    "mark_attendance",
    "place_on_list",
    "promote_waiting",
    "record_consent",
    "reinstate_enrolment",
    "reopen_workshop",
    "save_roll",
    "schedule_workshop",
    "undo_last_save",
    "withdraw_consent",
    "withdraw_enrolment",
]
