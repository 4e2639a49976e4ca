"""A list to choose from says so in words."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from django import forms
from django.test import Client
from django.utils import translation

import workshops.forms
from tests.workshops.test_every_address import ROUTES, _address
from tests.workshops.world import build_world
from workshops.forms.plain import PlainForm
from workshops.models import Centre

DASHES = "---------"


class _Chosen(PlainForm):
    centre = forms.ModelChoiceField(Centre.objects.none())
    named = forms.ModelChoiceField(Centre.objects.none(), empty_label="At none")


def test_what_has_no_words_of_its_own_says_choose(compiled_messages, db):
    with translation.override("en"):
        shown = str(_Chosen())
    assert shown.count(">Choose</option>") == 1
    assert shown.count(">At none</option>") == 1
    with translation.override("bn"):
        assert ">বেছে নিন</option>" in str(_Chosen())


def _field_forms():
    for module in pkgutil.iter_modules(workshops.forms.__path__):
        found = importlib.import_module(f"workshops.forms.{module.name}")
        for _name, each in inspect.getmembers(found, inspect.isclass):
            if issubclass(each, forms.Form):
                yield each


def test_every_form_of_the_field_that_offers_things_is_a_plain_one():
    """Else the dashes come back with the next form."""
    others = {
        each.__name__
        for each in _field_forms()
        if not issubclass(each, PlainForm)
        and any(
            isinstance(field, forms.ModelChoiceField)
            for field in each.base_fields.values()
        )
    }
    assert others == set()


@pytest.mark.django_db
def test_no_page_of_the_field_shows_dashes_to_choose(shapla, doel):
    """Each page as the first of the cast sees it who may open it."""
    world = build_world(shapla)
    clients = [Client(raise_request_exception=False) for _ in world.insiders]
    for client, user in zip(clients, world.insiders, strict=True):
        client.force_login(user)
    shown, opened = [], 0
    for route in ROUTES:
        if "pdf" in route:
            continue
        address = _address(world.parts, route)
        answers = (client.get(address) for client in clients)
        page = next((each for each in answers if each.status_code == 200), None)
        if page and page["Content-Type"].startswith("text/html"):
            opened += 1
            if f">{DASHES}<" in page.content.decode():
                shown.append(route)
    assert shown == []
    assert opened > 60
