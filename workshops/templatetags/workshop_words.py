"""Times, names and consent texts as the screens of the field show them."""

from __future__ import annotations

import datetime as dt

from django import template
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from curriculum.languages import in_language
from curriculum.numerals import in_digits_of
from workshops.clock import (
    date_with_weekday,
    in_words,
    moment_in_words,
    time_in_words,
    weekday_of,
)
from workshops.consent_texts import adult_texts, child_texts, guardian_texts
from workshops.consenting import stands
from workshops.heads import Heads
from workshops.models import Consent, Session
from workshops.people import name_of

register = template.Library()

_TEXTS = {"adult": adult_texts, "child": child_texts, "guardian": guardian_texts}


@register.filter
def when(session: Session) -> str:
    return in_words(session)


@register.filter
def when_with_day(session: Session) -> str:
    """Which day of the week too: people plan by it."""
    return f"{weekday_of(session.starts_at)}, {in_words(session)}"


@register.filter
def date_with_day(date: dt.date) -> str:
    return date_with_weekday(date)


@register.filter
def moment(value: dt.datetime) -> str:
    return moment_in_words(value)


@register.filter
def day(value: dt.datetime) -> str:
    """The date only, as it is in Bangladesh: “12 March 2027”."""
    return in_digits_of(get_language(), date_format(timezone.localtime(value)))


@register.filter
def clock(value: dt.datetime | dt.time) -> str:
    """The time of day only: “সকাল ১০টা”."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return time_in_words(value)


@register.filter
def difference(heads: Heads) -> str:
    """“+2” when the host counted two more, in the digits of the page."""
    return in_digits_of(get_language(), f"{heads.difference:+}".replace("-", "−"))


@register.filter
def staff_name(user: User) -> str:
    return name_of(user)


@register.filter
def counts_today(consent: Consent) -> bool:
    return stands(consent)


@register.simple_tag
def consent_texts(reader: str, audience: str = "") -> list[str]:
    """What is read aloud to an adult, a child or a guardian, in the page's language."""
    return [in_language(text, get_language()) for text in _TEXTS[reader](audience)]
