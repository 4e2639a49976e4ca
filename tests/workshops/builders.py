"""What a facilitator would type and tick, for the tests of workshops."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.contrib.auth.models import User
from django_scopes import scope

from workshops.choices import (
    AgeBand,
    AgeBasis,
    ConsentGiver,
    ConsentMode,
    ConsentScope,
    ProgrammeKind,
    Sex,
    WitnessRole,
)
from workshops.identities import Names
from workshops.models import (
    Centre,
    Enrolment,
    Organisation,
    Programme,
    Room,
    Session,
    Workshop,
)
from workshops.services import ConsentGiven, enrol_participant

ADULT = AgeBand.FROM_30_TO_49
CHILD = AgeBand.FROM_10_TO_13


def build_centre(organisation: Organisation, name: str = "Rayer Bazar") -> Centre:
    return Centre.objects.create(
        organisation=organisation, name_en=name, name_bn="রায়ের বাজার"
    )


def build_room(centre: Centre, **fields: Any) -> Room:
    names = {"name_en": "Big room", "name_bn": "বড় ঘর"}
    return Room.objects.create(centre=centre, **{**names, **fields})


def build_programme(organisation: Organisation, **fields: Any) -> Programme:
    names = {"name_en": "Learning", "name_bn": "শিক্ষা", "kind": ProgrammeKind.EDUCATION}
    return Programme.objects.create(organisation=organisation, **{**names, **fields})


def yes(giver: str = "self", consent_scope: str = "attend") -> ConsentGiven:
    return ConsentGiven(
        scope=ConsentScope(consent_scope),
        giver=ConsentGiver(giver),
        mode=ConsentMode.SPOKEN,
        language="bn",
        text_version="test",
        witness=WitnessRole.COLLEAGUE,
    )


def enrol(
    workshop: Workshop,
    by: User | None = None,
    *,
    age_band: AgeBand = ADULT,
    consents: list[ConsentGiven] | None = None,
    listing: dict[str, Any] | None = None,
    **names: str,
) -> Enrolment:
    """A woman of the roster, with her own consent unless said otherwise."""
    with scope(organisation=workshop.organisation):
        return enrol_participant(
            workshop,
            by=by,
            sex=Sex.FEMALE,
            age_band=age_band,
            age_basis=AgeBasis.STATED,
            names=Names(**{"call_name": "রহিমা", **names}),
            consents=[yes()] if consents is None else consents,
            **(listing or {}),
        )


def build_session(workshop: Workshop, number: int) -> Session:
    first = workshop.sessions.get(number=1)
    days = dt.timedelta(days=number - 1)
    return Session.objects.create(
        workshop=workshop,
        number=number,
        starts_at=first.starts_at + days,
        ends_at=first.ends_at + days,
    )


def person_form(**changed: Any) -> dict[str, Any]:
    """The form for an adult as a browser sends it."""
    return {
        "call_name": "রহিমা",
        "name_bn": "রহিমা খাতুন",
        "name_latin": "Rahima Khatun",
        "guardian": "",
        "phone": "",
        "village": "",
        "sex": "female",
        "age_band": "30_49",
        "age_basis": "stated",
        "language": "bn",
        "mode": "spoken",
        "witness": "colleague",
        "attend": "on",
        **changed,
    }


def schedule_form(
    centre: Centre, facilitator: User, edition_pk: int, audience_pk: int, **changed: Any
) -> dict[str, Any]:
    """The form of a one-day plan, far enough ahead, as a browser sends it."""
    date = dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011  only far enough
    days = {
        f"days-{place}-{name}": ""
        for place in range(6)
        for name in ("date", "starts", "ends")
    }
    return {
        "audience": audience_pk,
        "edition": edition_pk,
        "centre": centre.pk,
        "facilitators": [facilitator.pk],
        "capacity": "25",
        "days-TOTAL_FORMS": "6",
        "days-INITIAL_FORMS": "0",
        "days-MIN_NUM_FORMS": "1",
        "days-MAX_NUM_FORMS": "6",
        **days,
        "days-0-date": date.isoformat(),
        "days-0-starts": "10:00",
        "days-0-ends": "12:00",
        **changed,
    }


def rhythm_form(plan: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The same plan on every Saturday and Tuesday of a year to come, eight times."""
    year = dt.date.today().year + 1  # noqa: DTZ011  only far enough
    return {
        **plan,
        "days-0-date": "",
        "days-0-starts": "",
        "days-0-ends": "",
        "rhythm-weekdays": ["5", "1"],
        "rhythm-first": f"12/03/{year}",
        "rhythm-starts": "10:00",
        "rhythm-ends": "12:00",
        "rhythm-times": "8",
        **changed,
    }


def text_of(response: Any) -> str:
    """The page with its white space on one line."""
    return re.sub(r"\s+", " ", response.content.decode())
