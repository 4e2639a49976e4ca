from __future__ import annotations

import importlib

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.utils import translation

from curriculum.languages import normalise
from curriculum.models import Audience

pytestmark = pytest.mark.django_db

SIX = [
    "children",
    "parents",
    "employers",
    "schoolchildren",
    "community-leaders",
    "officials",
]
TEXTS = ["name_bn", "name_en", "description_bn", "description_en"]


def test_six_audiences_are_there_from_the_start():
    assert list(Audience.objects.values_list("slug", flat=True)) == SIX


def test_guardian_consent_is_needed_for_the_two_audiences_of_children():
    of_children = Audience.objects.filter(is_of_children=True)

    assert [audience.slug for audience in of_children] == ["children", "schoolchildren"]


@pytest.mark.parametrize("slug", SIX)
def test_an_audience_has_a_picture_and_its_texts_in_both_languages(slug):
    audience = Audience.objects.get(slug=slug)
    texts = [getattr(audience, name) for name in TEXTS]

    assert finders.find(audience.pictogram) is not None
    assert [normalise(text) for text in texts] == texts
    assert all(texts)


def test_an_audience_speaks_the_language_of_the_reader():
    parents = Audience.objects.get(slug="parents")

    with translation.override("bn"):
        assert str(parents) == "মা-বাবা ও অভিভাবক"
    with translation.override("en"):
        assert str(parents) == "Parents and guardians"


def test_the_migration_goes_back_and_forth():
    migration = importlib.import_module("curriculum.migrations.0002_seed_six_audiences")

    migration.remove(apps, None)
    assert Audience.objects.count() == 0
    migration.seed(apps, None)
    assert Audience.objects.count() == 6


def test_seeding_keeps_what_a_host_has_renamed():
    migration = importlib.import_module("curriculum.migrations.0002_seed_six_audiences")
    Audience.objects.filter(slug="parents").update(name_en="Families")

    migration.seed(apps, None)

    assert Audience.objects.get(slug="parents").name_en == "Families"
