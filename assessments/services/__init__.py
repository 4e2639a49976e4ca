"""What changes in assessments: waves, cards and answers.

A service refuses with `workshops.refusals.Refused`, whose sentence is for the person
who asked. Cards and answers are personal: call their services inside the scope of the
workshop's organisation.
"""

from __future__ import annotations

from assessments.services.answering import (
    finish_response,
    save_answer,
    start_response,
)
from assessments.services.cards import make_cards
from assessments.services.freezing import freeze, freeze_again
from assessments.services.giving import keep_screen, settle_route
from assessments.services.linking import (
    break_link,
    confirm_link,
    link_response,
    link_self_codes,
)
from assessments.services.reading_aloud import keep_column
from assessments.services.resolving import (
    count_after_all,
    count_with_card,
    leave_out,
)
from assessments.services.self_codes import (
    purge_codes,
    start_unlinked,
    start_with_code,
)
from assessments.services.submitting import keep_late, submit
from assessments.services.tallying import enter_tally, tally_of
from assessments.services.waves import close_wave, close_waves, open_wave, reopen_wave

__all__ = [
    "break_link",
    "close_wave",
    "close_waves",
    "confirm_link",
    "count_after_all",
    "count_with_card",
    "enter_tally",
    "finish_response",
    "freeze",
    "freeze_again",
    "keep_column",
    "keep_late",
    "keep_screen",
    "leave_out",
    "link_response",
    "link_self_codes",
    "make_cards",
    "open_wave",
    "purge_codes",
    "reopen_wave",
    "save_answer",
    "settle_route",
    "start_response",
    "start_unlinked",
    "start_with_code",
    "submit",
    "tally_of",
]
