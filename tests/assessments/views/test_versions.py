from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from assessments.compiling import compile_version
from assessments.version_changes import Change, changes_between
from tests.assessments.builders import build_instrument, written_item

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def two(db):
    """Two versions: one question reworded and turned, one new, one taken out."""
    kept, gone = str(uuid.uuid4()), str(uuid.uuid4())
    instrument = build_instrument(
        [
            written_item(id=kept, text_bn="ক", text_en="Old words"),
            written_item(id=gone, text_bn="খ", text_en="Gone"),
        ]
    )
    old = compile_version(instrument)
    instrument.items = [
        written_item(id=kept, text_bn="ক", text_en="New words", is_reversed=True),
        written_item(text_bn="গ", text_en="Fresh"),
    ]
    instrument.meaningful_change = 8.0
    instrument.save()
    return old, compile_version(instrument)


def test_changes_are_told_question_by_question(two):
    assert changes_between(*two) == [
        Change("Meaningful change", "5", "8"),
        Change("Question 1: words", "ক\nOld words", "ক\nNew words"),
        Change("Question 1: turned round", "no", "yes"),
        Change("Question 2: new", "", "গ\nFresh"),
        Change("Question 2: taken out", "খ\nGone", ""),
    ]


def test_a_version_differs_not_from_itself(two):
    assert changes_between(two[1], two[1]) == []


def visit(user, versions):
    client = Client()
    client.force_login(user)
    old, new = versions
    return client.get(
        reverse(
            "compare_instrument_versions",
            args=[new.instrument_id, old.number, new.number],
        )
    )


def test_who_writes_questions_sees_what_changed(two):
    page = visit(User.objects.create_superuser("office"), two)

    assert page.status_code == 200
    assert "New words" in page.content.decode()


def test_a_facilitator_does_not(two, rina):
    assert visit(rina, two).status_code == 302


def test_the_edit_page_shows_checks_and_versions(two):
    client = Client()
    client.cookies["language"] = "en"
    client.force_login(User.objects.create_superuser("office"))
    page = client.get(
        reverse(
            "wagtailsnippets_assessments_instrument:edit", args=[two[0].instrument_id]
        )
    ).content.decode()

    assert "Say for whom these questions are" in page
    assert "What changed from version 1 to 2" in page


def test_a_copy_may_be_made(two):
    client = Client()
    client.force_login(User.objects.create_superuser("office"))
    address = reverse(
        "wagtailsnippets_assessments_instrument:copy", args=[two[0].instrument_id]
    )

    page = client.get(address)

    assert page.status_code == 200
    assert "New words" in page.content.decode()
