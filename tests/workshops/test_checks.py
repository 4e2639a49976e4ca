from __future__ import annotations

from workshops.checks import check_identity_key_file


def test_a_host_with_a_key_file_has_no_complaint():
    assert check_identity_key_file() == []


def test_a_host_without_a_key_file_is_told(settings):
    settings.WORKSHOPS_IDENTITY_KEY_FILE = None
    assert [message.id for message in check_identity_key_file()] == ["workshops.E001"]
