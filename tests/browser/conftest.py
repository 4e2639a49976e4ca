"""A real Chromium that may speak to this test's own server and to nobody else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from tests.browser.screen import Screen

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = os.environ.get("ANKUR_PICTURES")
"""A folder for a picture of every screen that is looked at, for people to look at too."""

OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="session")
def browser(django_db_setup) -> Iterator[Browser]:
    """Playwright's event loop makes Django look for its connections in a second place.

    The one that the tests before it used is put there too: it knows how to refill the
    database after a flush, which a new one would not.
    """
    known = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        connections[DEFAULT_DB_ALIAS] = known
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def kept_demo() -> Iterator[list[sqlite3.Connection]]:
    """A copy of the database with the demonstration in it, once there is one."""
    copies: list[sqlite3.Connection] = []
    yield copies
    for copy in copies:
        copy.close()


@pytest.fixture
def demo(transactional_db, capsys, kept_demo) -> None:
    """The demonstration, made once for all tests and then copied page by page.

    Its files stay where the first one put them. These tests run on SQLite only.
    """
    connection.ensure_connection()
    if kept_demo:
        kept_demo[0].backup(connection.connection)
        return
    call_command("seed_demo")
    kept_demo.append(sqlite3.connect(":memory:"))
    connection.connection.backup(kept_demo[0])


@pytest.fixture
def open_screen(browser, live_server, compiled_messages) -> Iterator[OpenScreen]:
    """Opens a phone or a computer that nobody used before, on this test's server."""
    screens = []

    def opened(width: int, language: str, *, javascript: bool = True) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": 780},
            java_script_enabled=javascript,
            timezone_id="Asia/Dhaka",
        )
        host = urlsplit(live_server.url).hostname
        context.add_cookies(
            [{"name": "language", "value": language, "domain": host, "path": "/"}]
        )
        context.set_default_timeout(20_000)
        screen = Screen(context.new_page(), live_server.url, language)
        screen.pictures = Path(PICTURES) if PICTURES else None
        screens.append(screen)
        return screen

    with translation.override(None):
        yield opened
    for screen in screens:
        screen.page.context.close()
