"""Whether the data of a workshop is complete. Computed each time, never set by hand."""

from __future__ import annotations

from collections import Counter

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import AttendanceStatus, EnrolmentState, SessionState
from workshops.clock import in_words
from workshops.heads import Heads, heads_of_sessions
from workshops.hooks import Missing, data_requirements
from workshops.models import AttendanceMark, Enrolment, Session, Workshop


def missing_data(workshop: Workshop) -> list[Missing]:
    """One sentence for each thing, with the page where it is mended.

    Only days that are over are asked for. The number of queries does not grow with the
    days or people.
    """
    over = workshop.sessions.filter(
        state=SessionState.STANDING, ends_at__lt=timezone.now()
    )
    sessions = list(over.order_by("starts_at"))
    for session in sessions:
        session.workshop = workshop
    heads = heads_of_sessions(sessions)
    missing = _of_roll_calls(workshop, sessions, heads)
    missing += [
        _unexplained(session, heads[session.pk])
        for session in sessions
        if heads[session.pk].is_open
    ]
    for requirement in data_requirements():
        missing += requirement(workshop)
    return missing


def doubts_about_closing(workshop: Workshop) -> list[str]:
    """Why it may be too early: days that are still to come, and what is missing."""
    ahead = workshop.sessions.filter(
        state=SessionState.STANDING, starts_at__gt=timezone.now()
    ).count()
    doubts = [missing.sentence for missing in missing_data(workshop)]
    if ahead:
        sentence = ngettext(
            "%(number)s day is still to come.",
            "%(number)s days are still to come.",
            ahead,
        )
        number = in_digits_of(get_language(), ahead)
        doubts.insert(0, sentence % {"number": number})
    return doubts


def _of_roll_calls(
    workshop: Workshop, sessions: list[Session], heads: dict[int, Heads]
) -> list[Missing]:
    enrolled = Enrolment.objects.filter(
        workshop=workshop, state=EnrolmentState.ENROLLED
    ).count()
    marked = _marked_by_session(workshop)
    return [
        _unmarked(session, enrolled - marked[session.pk], marked[session.pk])
        for session in sessions
        if marked[session.pk] < enrolled
        # A day for people without names is told by its heads alone.
        or not (marked[session.pk] or heads[session.pk].total)
    ]


def _marked_by_session(workshop: Workshop) -> Counter[int]:
    """How many of those who are enrolled now have a mark that was not taken back."""
    later = AttendanceMark.objects.filter(
        Q(occurred_at__gt=OuterRef("occurred_at"))
        | Q(occurred_at=OuterRef("occurred_at"), pk__gt=OuterRef("pk")),
        session=OuterRef("session"),
        enrolment=OuterRef("enrolment"),
    )
    marks = AttendanceMark.objects.filter(
        ~Exists(later),
        enrolment__workshop=workshop,
        enrolment__state=EnrolmentState.ENROLLED,
    ).exclude(status=AttendanceStatus.UNMARKED)
    return Counter(marks.values_list("session", flat=True))


def _unmarked(session: Session, unmarked: int, marked: int) -> Missing:
    language = get_language()
    if marked:
        sentence = ngettext(
            "%(number)s person has no mark on day %(day)s (%(time)s).",
            "%(number)s people have no mark on day %(day)s (%(time)s).",
            unmarked,
        )
    else:
        sentence = _(
            "The roll was not called on day %(day)s (%(time)s)."
            " Call it, or cancel the day."
        )
    facts = {
        "number": in_digits_of(language, unmarked),
        "day": in_digits_of(language, session.number),
        "time": in_words(session),
    }
    address = [session.workshop.code, session.number]
    return Missing(sentence % facts, reverse("workshops:roll_call", args=address))


def _unexplained(session: Session, heads: Heads) -> Missing:
    language = get_language()
    sentence = _(
        "Heads on day %(day)s: you counted %(total)s, the host %(control)s."
        " Say why they differ."
    )
    facts = {
        "day": in_digits_of(language, session.number),
        "total": in_digits_of(language, heads.total),
        "control": in_digits_of(language, heads.control or 0),
    }
    address = [session.workshop.code, session.number]
    return Missing(sentence % facts, reverse("workshops:tally", args=address))
