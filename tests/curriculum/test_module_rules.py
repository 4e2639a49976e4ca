from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.curriculum.builders import activity, block, build_module, sessions, sources

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def _problems(**fields):
    page = build_module("bn", live=False, **fields)
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    return caught.value.message_dict


def test_a_module_that_keeps_the_rules_is_accepted():
    build_module("bn").full_clean()


def test_a_key_that_no_source_has():
    said = _problems(
        sessions=sessions(activity(block("See here", source="mics")), title="One")
    )

    assert said == {
        "sessions": [
            "“One”, activity “Talk in pairs”: there is no source with the key “mics”. "
            "Add it under Sources or correct the key."
        ]
    }


def test_a_fact_without_a_source():
    said = _problems(
        sessions=sessions(activity(block("Nine of ten", kind="fact")), title="One")
    )

    assert said == {
        "sessions": [
            "“One”, activity “Talk in pairs”: a fact needs a source. "
            "Write the key of one of the sources."
        ]
    }


def test_two_sources_with_the_same_key():
    said = _problems(sources=sources("crc", "law", "crc"))

    assert said == {
        "sources": ["Two sources have the key “crc”. Give each a key of its own."]
    }


def test_a_session_longer_than_a_working_day():
    long = [activity(block("Talk"), minutes=minutes) for minutes in (300, 181)]

    assert _problems(sessions=sessions(*long, title="One")) == {
        "sessions": [
            "Session “One” takes 481 minutes. Divide it: a session may take 480 at most."
        ]
    }


def test_eight_hours_are_still_a_session():
    build_module(
        "bn",
        live=False,
        sessions=sessions(activity(block("Talk"), minutes=480)),
    ).full_clean()


def test_a_module_that_breaks_a_rule_never_goes_live():
    page = build_module("bn", live=False, sources="[]")

    with pytest.raises(ValidationError):
        page.save_revision(clean=False).publish()
