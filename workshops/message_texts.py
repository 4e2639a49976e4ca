"""What is said to people, in their language: neutral, so that it endangers nobody.

Somebody else may read the phone. So no text names the person, the organisation, the
subject or the audience.
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from curriculum.numerals import in_digits_of
from workshops.clock import time_in_words
from workshops.message_choices import (
    MessageKind,
)
from workshops.models import Session


def text_for(
    kind: MessageKind, session: Session, language: str, *, following: Session | None
) -> str:
    """The sentence. `following` is the next meeting, for those who missed this one."""
    with override(language):
        text = _sentence(kind, session, following)
        return in_digits_of(language, text)


def _sentence(kind: MessageKind, session: Session, following: Session | None) -> str:
    when, day = _when(session), _day(session)
    if kind == MessageKind.MISSED and following:
        return _("We missed you on %(day)s. The next meeting: %(next)s.") % {
            "day": day,
            "next": _when(following),
        }
    sentences = {
        MessageKind.BEFORE: _("There is a meeting: %(when)s. Please come."),
        MessageKind.MISSED: _("We missed you on %(day)s. You are always welcome."),
        MessageKind.THANKS: _("Thank you for coming on %(day)s."),
        MessageKind.MOVED: _("The meeting has a new time: %(when)s."),
        MessageKind.CANCELLED: _("The meeting of %(day)s does not take place."),
    }
    return sentences[kind] % {"when": when, "day": day}


def _when(session: Session) -> str:
    local = timezone.localtime(session.starts_at)
    return _("%(day)s, %(time)s, %(place)s") % {
        "day": _day(session),
        "time": time_in_words(local),
        "place": session.workshop.centre.name,
    }


def _day(session: Session) -> str:
    return date_format(timezone.localtime(session.starts_at), "l, j F")
