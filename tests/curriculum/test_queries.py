from __future__ import annotations

import uuid

import pytest
from django.forms import ModelChoiceField
from django.utils import translation

from curriculum.models import ModuleEdition
from curriculum.queries import newest_editions
from tests.builders import build_audience

pytestmark = pytest.mark.django_db


def _edition(number, *, key=None, audience="parents"):
    edition = ModuleEdition.objects.create(
        module_key=key or uuid.uuid4(),
        number=number,
        content={"en": {"title": "Gentle words"}},
        sha256="0" * 64,
    )
    edition.audiences.set([build_audience(audience)])
    return edition


def test_of_each_module_the_newest_edition():
    key = uuid.uuid4()
    _edition(1, key=key)
    newest = _edition(2, key=key)
    other = _edition(1)

    assert set(newest_editions()) == {newest, other}


def test_an_audience_gets_what_is_for_it():
    parents = _edition(1)
    _edition(1, audience="employers")

    assert list(newest_editions(build_audience("parents"))) == [parents]
    assert list(newest_editions(build_audience("officials"))) == []


def test_an_older_edition_does_not_come_back_when_the_newest_is_for_others():
    key = uuid.uuid4()
    _edition(1, key=key, audience="parents")
    _edition(2, key=key, audience="employers")

    assert list(newest_editions(build_audience("parents"))) == []


def test_a_form_can_choose_among_them():
    edition = _edition(3)
    field = ModelChoiceField(newest_editions())

    assert field.clean(edition.pk) == edition
    with translation.override("en"):
        assert field.label_from_instance(edition) == "Gentle words, edition 3"
    with translation.override("bn"):
        assert field.label_from_instance(edition) == "Gentle words, সংস্করণ ৩"
