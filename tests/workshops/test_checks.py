from __future__ import annotations

import pytest

from workshops import merge_rules
from workshops.checks import (
    check_identity_key_file,
    check_merge_rules,
    check_private_files,
    check_waiting_and_consent,
)
from workshops.conf import private_files


def test_a_host_with_a_key_file_has_no_complaint():
    assert check_identity_key_file() == []


def test_a_host_without_a_key_file_is_told(settings):
    settings.WORKSHOPS_IDENTITY_KEY_FILE = None
    assert [message.id for message in check_identity_key_file()] == ["workshops.E001"]


def test_pictures_never_lie_where_everybody_can_fetch_them(settings):
    assert check_private_files() == []
    settings.WORKSHOPS_PRIVATE_FILES = f"{settings.MEDIA_ROOT}/private"
    assert [message.id for message in check_private_files()] == ["workshops.E004"]


def test_without_a_setting_they_lie_beside_the_uploads(settings):
    settings.WORKSHOPS_PRIVATE_FILES = None
    settings.MEDIA_ROOT = "/srv/ankur/media"
    assert str(private_files()) == "/srv/ankur/private"
    settings.MEDIA_ROOT = ""
    assert [message.id for message in check_private_files()] == ["workshops.E004"]


def test_a_plugin_that_points_to_people_is_told_to_say_what_becomes_of_it(monkeypatch):
    assert check_merge_rules() == []
    monkeypatch.delitem(merge_rules.RULES, "workshops.Enrolment.participant")
    assert [message.id for message in check_merge_rules()] == ["workshops.E005"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("WORKSHOPS_CONSENT_VALIDITY_DAYS", {"photo": 30, "attend": None}, []),
        ("WORKSHOPS_CONSENT_VALIDITY_DAYS", {"photo": 0}, ["workshops.E011"]),
        ("WORKSHOPS_CONSENT_VALIDITY_DAYS", {"video": 30}, ["workshops.E011"]),
        ("WORKSHOPS_OFFER_HOLD_HOURS", 0, ["workshops.E012"]),
    ],
)
def test_names_a_wrong_time_limit(settings, name, value, found):
    setattr(settings, name, value)
    assert [error.id for error in check_waiting_and_consent()] == found
