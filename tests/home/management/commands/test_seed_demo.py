from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scopes_disabled

from assessments.models import Instrument
from certificates.models import Certificate
from curriculum.models import ModuleEdition
from home.seeding.demo import PLANS
from workshops.models import Holiday, Participant, Workshop


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def counts() -> tuple[int, ...]:
    with scopes_disabled():
        models = (ModuleEdition, Instrument, Workshop, Participant, Certificate)
        return tuple(model.objects.count() for model in models)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_demo_has_a_workshop_in_every_state_and_is_made_once():
    run("seed_demo")
    first = counts()
    run("seed_demo")

    assert counts() == first
    assert first[:4] == (2, 16, len(PLANS), sum(plan.people for plan in PLANS))
    assert first[4] > 0
    assert set(Workshop.objects.values_list("state", flat=True)) == {
        "planned", "confirmed", "running", "done", "postponed", "cancelled"
    }  # fmt: skip
    assert not Workshop.objects.filter(is_invented=False).exists()
    assert Holiday.objects.filter(organisation=None).count() == 12


def test_modules_come_without_invented_people(django_user_model):
    django_user_model.objects.create_superuser("boss", password="a-long-password")

    assert run("seed_modules", "boss") == (
        "4 module pages are there, with their questions.\n"
    )
    assert counts() == (2, 2, 0, 0, 0)


def test_modules_need_a_superuser(karim):
    with pytest.raises(CommandError, match="No superuser is called karim"):
        run("seed_modules", "karim")
