"""The shapes of the answers. Their keys stay: others build on them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from ninja import Schema

from workshops.choices import AgeBand, SessionState, Sex, WorkshopState
from workshops.counting.shapes import Number, Report
from workshops.models import Centre, Programme, Session, Workshop


class Named(Schema):
    """A name in both languages."""

    bn: str
    en: str


class SessionShape(Schema):
    uid: UUID
    number: int
    starts: dt.datetime
    ends: dt.datetime
    state: SessionState


class WorkshopShape(Schema):
    code: str
    state: WorkshopState
    audience: str
    module: dict[str, str]
    edition: int
    centre: Named
    programme: Named | None
    places: int
    invented: bool
    sessions: list[SessionShape]


class WorkshopPage(Schema):
    """`next_offset` is null on the last page."""

    count: int
    next_offset: int | None
    items: list[WorkshopShape]


class PeopleGroup(Schema):
    """`people` is null when the number is hidden."""

    key: str
    people: int | None


class SexAge(Schema):
    sex: Sex
    age_band: AgeBand
    people: int | None


class SessionsOf(Schema):
    period: str
    planned: int
    held: int
    ahead: int
    cancelled: int


class CountsShape(Schema):
    """Empty groups: nobody came, too few came, or nothing could be shown safely."""

    year: int
    since: dt.date
    until: dt.date
    shown_at: dt.datetime | None
    people: int | None
    by_sex_and_age: list[SexAge]
    by_audience: list[PeopleGroup]
    by_centre: list[PeopleGroup]
    by_period: list[PeopleGroup]
    sessions: list[SessionsOf]


def workshop_shape(workshop: Workshop) -> WorkshopShape:
    return WorkshopShape(
        code=workshop.code,
        state=WorkshopState(workshop.state),
        audience=workshop.audience.slug,
        module=workshop.edition.titles,
        edition=workshop.edition.number,
        centre=_named(workshop.centre),
        programme=_named(workshop.programme) if workshop.programme else None,
        places=workshop.capacity,
        invented=workshop.is_invented,
        sessions=[_session_shape(session) for session in workshop.sessions.all()],
    )


def counts_shape(report: Report) -> CountsShape:
    first, last = report.question.periods[0].first, report.question.periods[-1].last
    return CountsShape(
        year=first.year,
        since=first,
        until=last,
        shown_at=report.shown_at,
        people=report.people,
        by_sex_and_age=_sex_age(report),
        by_audience=_groups([(a.slug, n) for a, n in report.audiences]),
        by_centre=_groups([(c.name_en, n) for c, n in report.centres]),
        by_period=_groups([(p.key, n) for p, n in report.by_period]),
        sessions=[
            SessionsOf(
                period=days.period.key,
                planned=days.planned,
                held=days.held,
                ahead=days.ahead,
                cancelled=days.cancelled,
            )
            for days in report.sessions
        ],
    )


def _named(thing: Centre | Programme) -> Named:
    return Named(bn=thing.name_bn, en=thing.name_en)


def _session_shape(session: Session) -> SessionShape:
    return SessionShape(
        uid=session.uid,
        number=session.number,
        starts=session.starts_at,
        ends=session.ends_at,
        state=SessionState(session.state),
    )


def _groups(groups: list[tuple[str, Number]]) -> list[PeopleGroup]:
    return [PeopleGroup(key=key, people=number) for key, number in groups]


def _sex_age(report: Report) -> list[SexAge]:
    """Without the row and the column of totals."""
    return [
        SexAge(sex=sex, age_band=age, people=number)
        for age, row in zip(AgeBand, report.sex_age, strict=False)
        for sex, number in zip(Sex, row, strict=False)
    ]
