"""The marks of one session: what stands, who noted it, and what stood when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from workshops.choices import AttendanceStatus
from workshops.models import AttendanceMark, Session


@dataclass(frozen=True)
class Roll:
    """All marks of a session, in the order in which they count."""

    marks: list[AttendanceMark]

    @cached_property
    def by_enrolment(self) -> dict[int, list[AttendanceMark]]:
        histories: defaultdict[int, list[AttendanceMark]] = defaultdict(list)
        for mark in self.marks:
            histories[mark.enrolment_id].append(mark)
        return dict(histories)

    @property
    def newest(self) -> int:
        """The key of the mark that was received last: how far a page has seen."""
        return max((mark.pk for mark in self.marks), default=0)

    def latest(self, *, seen: int | None = None) -> dict[int, AttendanceMark]:
        """The mark that counts, by enrolment, taken back or not.

        With `seen`, as it was when that mark was the newest: a workshop's marks are
        written one save after the other, so their keys rise in the order of arrival.
        """
        return {
            mark.enrolment_id: mark
            for mark in self.marks
            if seen is None or mark.pk <= seen
        }

    def standing(self, *, seen: int | None = None) -> dict[int, AttendanceMark]:
        """As `latest`, without those that were taken back."""
        return {
            pk: mark
            for pk, mark in self.latest(seen=seen).items()
            if mark.status != AttendanceStatus.UNMARKED
        }

    def statuses(self, *, seen: int | None = None) -> dict[int, AttendanceStatus]:
        return {
            pk: AttendanceStatus(mark.status)
            for pk, mark in self.standing(seen=seen).items()
        }

    def last_save(self, by: User | None) -> list[AttendanceMark]:
        """What `by` saved last, all in one go; nothing if they have saved nothing."""
        own = [m for m in self.marks if by and m.marked_by_id == by.pk and m.batch]
        if not own:
            return []
        batch = max(own, key=lambda mark: mark.pk).batch
        return [mark for mark in own if mark.batch == batch]


def roll_of(session: Session) -> Roll:
    marks = AttendanceMark.objects.filter(session=session)
    return Roll(list(marks.select_related("marked_by").order_by("occurred_at", "pk")))


def standing_marks() -> QuerySet[AttendanceMark]:
    """Marks that nobody has taken back since; among them those a later mark corrects."""
    taken_back = AttendanceMark.objects.filter(
        Q(occurred_at__gt=OuterRef("occurred_at"))
        | Q(occurred_at=OuterRef("occurred_at"), pk__gt=OuterRef("pk")),
        session=OuterRef("session"),
        enrolment=OuterRef("enrolment"),
        status=AttendanceStatus.UNMARKED,
    )
    marks = AttendanceMark.objects.exclude(status=AttendanceStatus.UNMARKED)
    return marks.filter(~Exists(taken_back))
