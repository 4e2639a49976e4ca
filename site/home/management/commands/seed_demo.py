"""`manage.py seed_demo`: real modules and an invented organisation to try them with."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet
from django.utils import timezone, translation

from certificates.models import AttendanceCriterion, Design, RegisteredCriterion
from curriculum.frozen import FrozenQuerySet
from curriculum.models import Audience, ModuleEdition, ModulePage
from home.seeding.demo import Teaching, seed_workshops
from home.seeding.instruments import (
    ready_instruments,
    seed_instrument,
    seed_templates,
)
from home.seeding.modules import CONTENT, seed_modules
from home.seeding.places import seed_places
from home.seeding.staff import PASSWORD, Staff, seed_staff
from workshops.models import Organisation
from workshops.services.national_days import add_national_days


class Command(BaseCommand):
    help = "Fill an empty site with the two modules and invented workshops. Run it as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("bn"):
            self._seed()
        self.stdout.write(
            "Log in with any of these names; the password is the same for all:"
        )
        for username in (
            "facilitator",
            "coordinator",
            "monitor",
            "administrator",
            "focal_point",
            "admin",
        ):
            self.stdout.write(f"  {username:<12} {PASSWORD}")

    def _seed(self) -> None:
        staff = seed_staff()
        seed_places(staff)
        self.stdout.write("Modules and questions …")
        seed_modules(staff.admin)
        teachings = {
            written["audiences"][0]: self._teaching(written, staff)
            for written in map(read_content, sorted(CONTENT.glob("*.toml")))
        }
        for written in ready_instruments():
            backdate(seed_instrument(written, user=staff.admin).versions.all())
        seed_templates()
        seed_design(staff.organisation)
        self.stdout.write("Workshops …")
        for year in (this_year := timezone.localdate().year, this_year + 1):
            add_national_days(year)
        seed_workshops(staff, teachings, self.stdout.write)

    def _teaching(self, written: dict[str, Any], staff: Staff) -> Teaching:
        instrument = seed_instrument(written["instrument"], user=staff.admin)
        backdate(instrument.versions.all())
        module = ModulePage.objects.filter(slug=written["slug"])[0]
        editions = ModuleEdition.objects.filter(module_key=module.translation_key)
        return Teaching(
            audience=Audience.objects.get(slug=written["audiences"][0]),
            edition=editions.order_by("-number")[0],
            version=instrument.versions.order_by("-number")[0],
        )


def backdate(versions: FrozenQuerySet) -> None:
    """The invented past needs questions that were there before its first answer."""
    long_ago = timezone.now() - dt.timedelta(days=60)
    QuerySet(versions.model).filter(pk__in=versions).update(published_at=long_ago)


def read_content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def seed_design(organisation: Organisation) -> Design:
    """The certificate: 80 of 100 sessions, and the questions after the workshop."""
    design, made = Design.objects.get_or_create(
        organisation=organisation,
        name="Formal, both languages",
        defaults={
            "signatory_bn": "শিরিন (কল্পিত)",
            "signatory_en": "Shirin (invented)",
            "signatory_role_bn": "সমন্বয়কারী",
            "signatory_role_en": "Coordinator",
        },
    )
    if made:
        AttendanceCriterion.objects.create(design=design, minimum_percent=80)
        RegisteredCriterion.objects.create(design=design, requirement="assessment-post")
    return design
