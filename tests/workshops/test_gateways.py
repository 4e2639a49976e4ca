from __future__ import annotations

import pytest

from workshops.gateways import OutboxFolder, Result, load_gateway
from workshops.message_checks import check_quiet_hours, check_sms_gateway


def test_nobody_sends_when_none_is_named():
    assert load_gateway() is None
    assert check_sms_gateway() == []


def test_the_folder_takes_what_would_be_sent(settings, tmp_path):
    settings.WORKSHOPS_SMS_GATEWAY = "workshops.gateways.OutboxFolder"
    settings.WORKSHOPS_SMS_OUTBOX = tmp_path / "outbox"
    gateway = load_gateway()
    assert isinstance(gateway, OutboxFolder)
    assert gateway.send("01711111111", "সভা আছে") == Result(True)
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.read_text(encoding="utf-8") == "01711111111\nসভা আছে\n"
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_folder_nothing_is_pretended():
    assert OutboxFolder().send("01711111111", "x").accepted is False


@pytest.mark.parametrize(
    "path", ["nowhere.Gateway", "workshops.gateways.Nothing", "datetime.date", "x"]
)
def test_a_wrong_path_is_named_by_the_check(settings, path):
    settings.WORKSHOPS_SMS_GATEWAY = path
    assert [error.id for error in check_sms_gateway()] == ["workshops.E010"]


@pytest.mark.parametrize("hours", ["night", ("20:00",), ("8 pm", "8 am"), None])
def test_wrong_quiet_hours_are_named_by_the_check(settings, hours):
    assert check_quiet_hours() == []
    settings.WORKSHOPS_QUIET_HOURS = hours
    assert [error.id for error in check_quiet_hours()] == ["workshops.E011"]
