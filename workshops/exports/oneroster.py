"""A workshop as a OneRoster 1.1 CSV file, for programs of schools and for learning.

The columns are those of the standard. What we do not have stays empty, and what need
not leave the house stays here: telephone numbers, ages, guardians.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from django.contrib.auth.models import User
from django.utils import timezone

from workshops.choices import AssignmentState, EnrolmentState
from workshops.exports.files import neutralised
from workshops.identities import Names
from workshops.models import Workshop
from workshops.queries import RosterRow

Row = Mapping[str, str]

_HEAD = "sourcedId status dateLastModified "
COLUMNS = {
    "academicSessions": _HEAD
    + "title type startDate endDate parentSourcedId schoolYear",
    "classes": _HEAD
    + "title grades courseSourcedId classCode classType location schoolSourcedId"
    " termSourcedIds subjects subjectCodes periods",
    "courses": _HEAD
    + "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
    "enrollments": _HEAD
    + "classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
    "orgs": _HEAD + "name type identifier parentSourcedId",
    "users": _HEAD
    + "enabledUser orgSourcedIds role username userIds givenName familyName"
    " middleName identifier email sms phone agentSourcedIds grades password",
}
_MANIFEST = (
    "academicSessions categories classes classResources courses courseResources"
    " demographics enrollments lineItems orgs resources results users"
)
NO_NAME = "."
"""The standard wants two names; who has one gets this for the other."""


def enrolled_only(roster: Sequence[RosterRow]) -> list[RosterRow]:
    return [row for row in roster if row.enrolment.state == EnrolmentState.ENROLLED]


def oneroster_zip(
    workshop: Workshop,
    roster: Sequence[RosterRow],
    names: Mapping[int, Names] | None = None,
) -> bytes:
    """The people of `roster`; without `names` by their codes."""
    staff = _staff(workshop)
    tables: dict[str, list[Row]] = {
        **_frame(workshop),
        "users": [*_people(workshop, roster, names or {}), *_teachers(workshop, staff)],
        "enrollments": list(_enrolments(workshop, roster, staff)),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.csv", _csv(["propertyName", "value"], _manifest()))
        for name, columns in COLUMNS.items():
            keys = columns.split()
            lines = [[row.get(key, "") for key in keys] for row in tables[name]]
            archive.writestr(f"{name}.csv", _csv(keys, lines))
    return content.getvalue()


def _csv(keys: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Without a byte order mark, which programs would read as part of a key."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(keys)
    writer.writerows([neutralised(value) for value in line] for line in lines)
    return text.getvalue()


def _manifest() -> list[list[str]]:
    files = [
        [f"file.{name}", "bulk" if name in COLUMNS else "absent"]
        for name in _MANIFEST.split()
    ]
    versions = [["manifest.version", "1.0"], ["oneroster.version", "1.1"]]
    return [*versions, *files, ["source.systemName", "Ankur"]]


def _school(workshop: Workshop) -> str:
    return f"centre-{workshop.centre_id}"


def _frame(workshop: Workshop) -> dict[str, list[Row]]:
    """The organisation, the centre, the module, and the time of the workshop."""
    organisation, code = workshop.organisation, workshop.code
    sessions = list(workshop.sessions.all())
    first = timezone.localdate(min(session.starts_at for session in sessions))
    last = timezone.localdate(max(session.ends_at for session in sessions))
    course, term, title = f"course-{code}", f"term-{code}", workshop.edition.title
    school = _school(workshop)
    whole = {"sourcedId": organisation.slug, "name": organisation.name}
    part = {"sourcedId": school, "name": workshop.centre.name}
    dates = {"startDate": f"{first}", "endDate": f"{last}", "schoolYear": f"{last:%Y}"}
    one = {"sourcedId": code, "title": title, "classCode": code}
    return {
        "orgs": [
            {**whole, "type": "district"},
            {**part, "type": "school", "parentSourcedId": organisation.slug},
        ],
        "courses": [{"sourcedId": course, "title": title, "orgSourcedId": school}],
        "academicSessions": [
            {"sourcedId": term, "title": title, "type": "term", **dates}
        ],
        "classes": [
            {
                **one,
                "classType": "scheduled",
                "courseSourcedId": course,
                "schoolSourcedId": school,
                "termSourcedIds": term,
            }
        ],
    }


def _staff(workshop: Workshop) -> list[User]:
    """Who runs the whole of it."""
    assigned = workshop.assignments.filter(
        session=None, state=AssignmentState.CONFIRMED
    )
    return [a.user for a in assigned.select_related("user").order_by("pk")]


def _people(
    workshop: Workshop, roster: Sequence[RosterRow], names: Mapping[int, Names]
) -> Iterator[Row]:
    for row in roster:
        person = row.participant
        known = names.get(person.pk)
        yield _user(workshop, person.code, "student", _full(known) or person.code)


def _full(names: Names | None) -> str:
    return (names and (names.name_latin or names.name_bn or names.call_name)) or ""


def _teachers(workshop: Workshop, staff: Sequence[User]) -> Iterator[Row]:
    for user in staff:
        full = user.get_full_name() or user.username
        yield _user(workshop, _staff_id(user), "teacher", full)


def _user(workshop: Workshop, key: str, role: str, full: str) -> Row:
    """The last word stands for the family name; together they read as before."""
    given, _space, family = full.rpartition(" ")
    return {
        "sourcedId": key,
        "enabledUser": "true",
        "orgSourcedIds": _school(workshop),
        "role": role,
        "username": key,
        "givenName": given or full,
        "familyName": family if given else NO_NAME,
    }


def _staff_id(user: User) -> str:
    return f"staff-{user.pk}"


def _enrolments(
    workshop: Workshop, roster: Sequence[RosterRow], staff: Sequence[User]
) -> Iterator[Row]:
    for row in roster:
        began = timezone.localdate(row.enrolment.created_at)
        line = _enrolment(workshop, row.participant.code, "student", "false")
        yield {**line, "beginDate": f"{began}"}
    for place, user in enumerate(staff):
        is_first = "false" if place else "true"
        yield _enrolment(workshop, _staff_id(user), "teacher", is_first)


def _enrolment(workshop: Workshop, user: str, role: str, primary: str) -> Row:
    return {
        "sourcedId": f"{workshop.code}-{user}",
        "classSourcedId": workshop.code,
        "schoolSourcedId": _school(workshop),
        "userSourcedId": user,
        "role": role,
        "primary": primary,
    }
