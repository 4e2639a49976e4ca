from __future__ import annotations

from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.forms.consent import AdultConsentForm, ChildConsentForm
from workshops.forms.dates import WorkshopDates


@dataclass(frozen=True)
class ErrorLine:
    """One thing to look at again, with the id of the field that it is about."""

    text: str
    field_id: str = ""


def errors_of(form: BaseForm, *, before: str = "") -> list[ErrorLine]:
    lines = [ErrorLine(f"{before}{text}") for text in form.non_field_errors()]
    for field in form:
        field_id = field.id_for_label or field.auto_id
        lines += [ErrorLine(f"{before}{text}", field_id) for text in field.errors]
    return lines


def errors_of_consent(form: AdultConsentForm | ChildConsentForm) -> list[ErrorLine]:
    """The notice comes first: it says that there are other words to read aloud."""
    notice = [ErrorLine(form.notice, "consent")] if form.notice else []
    return notice + errors_of(form)


def errors_of_dates(dates: WorkshopDates) -> list[ErrorLine]:
    """Each line says which day it is about."""
    lines = [ErrorLine(str(text)) for text in dates.days.non_form_errors()]
    for number, day in enumerate(dates.days, start=1):
        name = _("Day %(number)s") % {"number": in_digits_of(get_language(), number)}
        lines += errors_of(day, before=f"{name}: ")
    return lines + errors_of(dates.rhythm)
