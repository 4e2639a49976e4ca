"""How many heads were in the room: people with a name, people without, the host's count.

The total is the named people who came and the tally of those without a name. The
host's count is a control: compared, never added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from workshops.choices import CAME, SessionState, TallyBasis
from workshops.models import AttendanceMark, DifferenceExplanation, Session, Tally

Cell = tuple[str, str, bool]
"""Sex, age band, with a disability."""


@dataclass(frozen=True)
class Heads:
    """`control` is None when the host did not count."""

    named: int
    unnamed: int
    control: int | None = None
    explanation: str = ""

    @property
    def total(self) -> int:
        return self.named + self.unnamed

    @property
    def difference(self) -> int:
        """How many more the host counted; below nothing when fewer."""
        return 0 if self.control is None else self.control - self.total

    @property
    def is_open(self) -> bool:
        """The host counted otherwise, and nobody has said why."""
        return self.difference != 0 and not self.explanation


def heads_of(session: Session) -> Heads:
    return heads_of_sessions([session])[session.pk]


def heads_of_sessions(sessions: Iterable[Session]) -> dict[int, Heads]:
    """By the key of the session; three queries for one session and for hundreds."""
    pks = [session.pk for session in sessions]
    named = _named(pks)
    unnamed: Counter[int] = Counter()
    control: dict[int, int] = {}
    for (session, basis, *_cell), count in _counts(pks).items():
        if basis == TallyBasis.ALL_HEADS:
            control[session] = count
        else:
            unnamed[session] += count
    said = _explanations(pks)
    found = {}
    for pk in pks:
        heads = Heads(named[pk], unnamed[pk], control.get(pk))
        explanation = said.get((pk, heads.difference), "")
        found[pk] = Heads(named[pk], unnamed[pk], control.get(pk), explanation)
    return found


def unnamed_cells(session: Session) -> dict[Cell, int]:
    """The people without a name, by sex, age and disability, where there are any."""
    return {
        (sex, age_band, bool(has_disability)): count
        for (_pk, basis, sex, age_band, has_disability), count in _counts(
            [session.pk]
        ).items()
        if basis == TallyBasis.UNNAMED and count
    }


def _named(pks: list[int]) -> Counter[int]:
    """Who came, by the mark that counts."""
    latest = {}
    marks = AttendanceMark.objects.filter(session__in=pks)
    for session, enrolment, status in marks.order_by("occurred_at", "pk").values_list(
        "session_id", "enrolment_id", "status"
    ):
        latest[session, enrolment] = status
    return Counter(
        session for (session, _pk), status in latest.items() if status in CAME
    )


def _counts(
    pks: list[int],
) -> dict[tuple[int, str, str, str, bool | None], int]:
    """The count of each cell that stands; one that was taken back is left out."""
    tallies = Tally.objects.filter(session__in=pks).order_by("occurred_at", "pk")
    latest = {
        (t.session_id, t.basis, t.sex, t.age_band, t.has_disability): t.count
        for t in tallies
    }
    return {cell: count for cell, count in latest.items() if count is not None}


def _explanations(pks: list[int]) -> dict[tuple[int, int], str]:
    """What explains which difference: only the last word on a session counts."""
    last: dict[int, DifferenceExplanation] = {}
    for said in DifferenceExplanation.objects.filter(session__in=pks).order_by(
        "written_at", "pk"
    ):
        last[said.session_id] = said
    return {(pk, said.difference): said.text for pk, said in last.items()}


@dataclass(frozen=True)
class DayLine:
    """A day with what belongs to it, folded unless it is today's or the only one."""

    session: Session
    heads: Heads
    is_only: bool

    @property
    def is_cancelled(self) -> bool:
        return self.session.state == SessionState.CANCELLED

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.session.starts_at) == timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.is_today or self.is_only
