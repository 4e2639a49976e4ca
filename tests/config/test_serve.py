from __future__ import annotations

import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from config import serve
from home.seeding.staff import PASSWORD, seed_staff


@pytest.fixture
def busy_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def sleeper():
    """Stands for a server that runs and says nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"]
    ) as process:
        yield process
        process.kill()


class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def healthy_port():
    server = HTTPServer(("127.0.0.1", 0), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_the_port_is_8000_unless_said_otherwise(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    assert serve.wanted_port() == 8000

    monkeypatch.setenv("PORT", "8123")
    assert serve.wanted_port() == 8123


@pytest.mark.parametrize("text", ["eight", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_refused_with_a_sentence(monkeypatch, text):
    monkeypatch.setenv("PORT", text)

    with pytest.raises(SystemExit) as stopped:
        serve.wanted_port()

    assert stopped.value.code == (
        f"✗ PORT={text} is not a port. Give a number, for example: PORT=8001 make run"
    )


def test_a_busy_port_is_refused_with_a_sentence(busy_port):
    with pytest.raises(SystemExit) as stopped:
        serve.refuse_busy_port(busy_port)

    assert stopped.value.code == (
        f"✗ Port {busy_port} cannot be used (Address already in use). Stop what runs there, "
        f"or choose another: PORT={busy_port + 1} make run"
    )


def test_a_free_port_is_taken(free_port):
    assert serve.refuse_busy_port(free_port) is None


def test_a_server_answers_as_soon_as_it_is_healthy(healthy_port, sleeper):
    assert serve.answers(healthy_port, sleeper) is True


def test_a_server_that_says_nothing_is_stopped(monkeypatch, free_port, sleeper):
    monkeypatch.setattr(serve, "PATIENCE", 0.1)

    assert serve.answers(free_port, sleeper) is False
    assert sleeper.wait(timeout=10) == -15


def test_the_box_names_addresses_and_logins():
    lines = [line.strip() for line in serve.box(8123).splitlines()]

    assert "http://127.0.0.1:8123/bn/      public pages in Bangla" in lines
    assert "http://127.0.0.1:8123/admin/   Wagtail, for curriculum staff" in lines
    assert f"Log in with the password {PASSWORD} as" in lines
    assert max(map(len, serve.box(8123).splitlines())) <= 80


@pytest.mark.parametrize("username", serve.LOGINS)
def test_every_login_of_the_box_works(db, username):
    seed_staff()
    request = RequestFactory().post("/field/login/")

    user = authenticate(request, username=username, password=PASSWORD)

    assert user.username == username
