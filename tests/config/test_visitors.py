from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from config import environment
from config.visitors import address_of

PROXY, RINA, STRANGER = "127.0.0.1", "203.0.113.7", "198.51.100.9"


@pytest.mark.parametrize(
    ("proxies", "named", "address"),
    [
        (0, None, PROXY),
        (0, RINA, PROXY),
        (1, None, PROXY),
        (1, RINA, RINA),
        (1, f"{STRANGER}, {RINA}", RINA),
        (2, f"{STRANGER}, {RINA}, 10.0.0.2", RINA),
        (2, RINA, PROXY),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "nobody", PROXY),
        (1, "", PROXY),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxies, named, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if named is None else {"X-Forwarded-For": named}
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, headers=headers)

    assert address_of(request) == address


def _log_in(client, password, address):
    return client.post(
        "/field/login/",
        {"username": "rina", "password": password},
        headers={"X-Forwarded-For": address},
    )


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 302)])
def test_a_stranger_locks_out_only_the_stranger(
    client, rina, settings, proxies, status
):
    settings.AXES_ENABLED = True
    settings.TRUSTED_PROXIES = proxies
    answers = [_log_in(client, "wrong", STRANGER) for _ in range(6)]

    assert answers[-1].status_code == 429
    assert _log_in(client, "a-long-password", RINA).status_code == status


def test_a_number_in_the_environment_is_a_number(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "")
    assert environment.number("TRUSTED_PROXIES", 0) == 0
    monkeypatch.setenv("TRUSTED_PROXIES", "2")
    assert environment.number("TRUSTED_PROXIES", 0) == 2
    monkeypatch.setenv("TRUSTED_PROXIES", "-1")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES must be a number"):
        environment.number("TRUSTED_PROXIES", 0)
