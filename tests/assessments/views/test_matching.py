from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope

from assessments.choices import LinkMethod, Wave
from assessments.models import Administration, Link, SelfCode, SelfCodeKey
from assessments.services import close_wave, start_with_code
from tests.assessments.builders import build_administration, build_instrument_version
from workshops.choices import WorkshopState

CODE = {
    "mother": "র",
    "siblings": "2",
    "month": "4",
    "village": "ক",
    "hand": "left",
}


@pytest.fixture
def doubtful(workshop):
    """Two codes of which the older brothers and sisters differ."""
    version = build_instrument_version()
    for wave, siblings in ((Wave.PRE, "2"), (Wave.POST, "3")):
        administration = build_administration(
            workshop, wave, version=version, linking=LinkMethod.SELF_CODE
        )
        with scope(organisation=workshop.organisation):
            start_with_code(
                administration, {**CODE, "siblings": siblings}, language="bn"
            )
        close_wave(administration, by=None)
    with scope(organisation=workshop.organisation):
        return Link.objects.get()


def _page(workshop):
    return f"/field/workshops/{workshop.code}/matching/"


def test_what_differs_is_shown_and_nothing_else(client, workshop, rina, doubtful):
    client.cookies["language"] = "en"
    client.force_login(rina)

    page = client.get(_page(workshop)).content.decode()

    assert doubtful.distance == 1
    assert "How many older brothers and sisters did you ever have?" in page
    assert "mother" not in page
    with scope(organisation=workshop.organisation):
        hashes = [part for code in SelfCode.objects.all() for part in code.elements]
    assert [part for part in hashes if part in page] == []


@pytest.mark.parametrize(("step", "broken"), [("confirm", False), ("break", True)])
def test_a_person_decides(client, workshop, rina, doubtful, step, broken):
    client.force_login(rina)

    client.post(_page(workshop), {"link": doubtful.pk, "step": step})

    with scope(organisation=workshop.organisation):
        doubtful.refresh_from_db()
    assert (doubtful.broken_at is not None) == broken
    assert (doubtful.confirmed_at is not None) != broken


@pytest.mark.parametrize("stranger", ["selim", "karim", "mitu"])
def test_nobody_else_sees_it(client, request, workshop, doubtful, stranger):
    client.force_login(request.getfixturevalue(stranger))

    assert client.get(_page(workshop)).status_code == 404
    sent = {"link": doubtful.pk, "step": "break"}
    assert client.post(_page(workshop), sent).status_code == 404


@pytest.mark.parametrize(("days", "left"), [(29, 2), (31, 0)])
def test_codes_are_deleted_thirty_days_after_closing(workshop, doubtful, days, left):
    workshop.state = WorkshopState.DONE
    workshop.save()
    closed_at = timezone.now() - dt.timedelta(days=days)
    Administration.objects.update(closed_at=closed_at)

    call_command("purge_self_codes", verbosity=0)

    with scope(organisation=workshop.organisation):
        assert SelfCode.objects.count() == left
        assert Link.objects.count() == 1
    assert SelfCodeKey.objects.count() == (1 if left else 0)


def test_codes_of_a_workshop_that_goes_on_stay(workshop, doubtful):
    closed_at = timezone.now() - dt.timedelta(days=99)
    Administration.objects.update(closed_at=closed_at)

    call_command("purge_self_codes", verbosity=0)

    with scope(organisation=workshop.organisation):
        assert SelfCode.objects.count() == 2
