from __future__ import annotations

from workshops.forms.consent import (
    AdultConsentForm,
    ChildConsentForm,
    child_texts_shown,
    consent_form_for,
)
from workshops.forms.dates import RhythmForm, SessionDays, WorkshopDates
from workshops.forms.listing import ListingForm, OrderForm, TieForm
from workshops.forms.person import PersonForm
from workshops.forms.roll_call import RollCallForm
from workshops.forms.running import (
    CancelForm,
    LoginForm,
    OwnPasswordForm,
    WithdrawForm,
)
from workshops.forms.schedule import ScheduleForm

__all__ = [
    "AdultConsentForm",
    "CancelForm",
    "ChildConsentForm",
    "ListingForm",
    "LoginForm",
    "OrderForm",
    "OwnPasswordForm",
    "PersonForm",
    "RhythmForm",
    "RollCallForm",
    "ScheduleForm",
    "SessionDays",
    "SessionTimesFormSet",
    "TieForm",
    "WithdrawForm",
    "WorkshopDates",
    "child_texts_shown",
    "consent_form_for",
]
