"""Ten thousand people from a file, against putting each on the list one by one.

Part of the group `filling`. `ANKUR_PEOPLE` says how many people the file has.
"""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Iterator

from django.contrib.auth.models import User
from django_scopes import scope

from tests.bench.figure import Figure
from tests.builders import build_member, build_organisation, build_workshop
from workshops.choices import AgeBand, AgeBasis, MembershipRole, Sex
from workshops.forms.imports import check_import
from workshops.identities import Names
from workshops.models import Import, Workshop
from workshops.sealing import sealed_as
from workshops.services import enrol_participant
from workshops.services.importing import begin_import
from workshops.tasks import run_import

PEOPLE = int(os.environ.get("ANKUR_PEOPLE", "10000"))
ONE_BY_ONE = 200
LIMIT = 20.0


def run() -> Iterator[Figure]:
    organisation = build_organisation("imports")
    importer = build_member("importer", organisation, MembershipRole.COORDINATOR)
    with scope(organisation=organisation):
        slowly = _one_by_one(build_workshop(organisation, capacity=ONE_BY_ONE))
        workshop = build_workshop(organisation, capacity=PEOPLE)
        check, written = _from_file(workshop, importer)
    yield Figure("imports.check.vs_limit", check, "s", LIMIT, PEOPLE)
    yield Figure("imports.write.vs_limit", written, "s", LIMIT, PEOPLE)
    yield Figure("imports.write.vs_one_by_one", written, "s", slowly, PEOPLE)


def _one_by_one(workshop: Workshop) -> float:
    """Seconds for so many people at the speed of the first ones."""
    started = time.perf_counter()
    for number in range(ONE_BY_ONE):
        enrol_participant(
            workshop,
            by=None,
            sex=Sex.FEMALE,
            age_band=AgeBand.FROM_10_TO_13,
            age_basis=AgeBasis.STATED,
            names=Names(call_name=f"Rahima {number}", name_bn=f"রহিমা খাতুন {number}"),
            consents=[],
        )
    return round((time.perf_counter() - started) * PEOPLE / ONE_BY_ONE, 2)


def _from_file(workshop: Workshop, importer: User) -> tuple[float, float]:
    lines = ["call name,name in Bangla,sex,age,phone"]
    lines += [f"Rahima {n},রহিমা খাতুন {n},female,12,017{n:08d}" for n in range(PEOPLE)]
    text = base64.b64encode("\n".join(lines).encode()).decode()
    source = Import.objects.create(
        workshop=workshop,
        kind="csv",
        rows=PEOPLE,
        started_by=importer,
        **sealed_as(Import, text),
    )
    started = time.perf_counter()
    checked = check_import(source, lambda row: None, user=importer)
    checked_after = time.perf_counter() - started
    if len(checked.judged) != PEOPLE:
        raise RuntimeError(f"The file was not read: {checked.faults[:3]}")
    begin_import(source, takes_doubtful=True)
    started = time.perf_counter()
    run_import.enqueue(source.pk, workshop.organisation_id, "bn")
    written_after = time.perf_counter() - started
    if workshop.enrolments.count() != PEOPLE:
        raise RuntimeError("Not everybody is on the list.")
    return round(checked_after, 2), round(written_after, 2)
