"""`make run`: brings the demo up to date, serves it and says where it answers."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

ADDRESSES = {
    "/bn/": "public pages in Bangla",
    "/en/": "public pages in English",
    "/field/": "facilitators, on a phone",
    "/verify/": "is this certificate real?",
    "/admin/": "Wagtail, for curriculum staff",
}
LOGINS = {
    "facilitator": "runs the workshops, at /field/",
    "coordinator": "sees and schedules them all, at /field/",
    "monitor": "reads the reports without names, at /field/",
    "administrator": "looks after accounts and roles, at /field/",
    "focal_point": "reads concerns about safety, at /field/",
    "admin": "writes the modules and questions, at /admin/",
}
PATIENCE = 60  # seconds until the first answer


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    port = wanted_port()
    refuse_busy_port(port)
    # What certificates and QR codes of the demo lead to.
    os.environ.setdefault("ANKUR_BASE_URL", f"http://127.0.0.1:{port}")
    try:
        bring_up_to_date()
    except KeyboardInterrupt:
        sys.exit("Stopped before anything was served.")
    sys.exit(serve(port))


def wanted_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    sys.exit(
        f"✗ PORT={text} is not a port. Give a number, for example: PORT=8001 make run"
    )


def refuse_busy_port(port: int) -> None:
    """Before anything else: seeding takes a while, and the end would be a surprise."""
    with socket.socket() as probe:
        # As gunicorn does; otherwise a port that has just been left looks busy.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"✗ Port {port} cannot be used ({error.strerror}). Stop what runs there, "
                f"or choose another: PORT={port + 1} make run"
            )


def bring_up_to_date() -> None:
    """The second time this changes nothing, and takes seconds."""
    django.setup()
    # Inside the folder of what the site writes; makes that one too.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    say("Database")
    call_command("migrate", verbosity=1, interactive=False)
    say("Translations")
    call_command("compilemessages", ignore_patterns=[".venv"], verbosity=0)
    say("Demo organisation (the first time takes a while)")
    call_command("seed_demo")


def serve(port: int) -> int:
    """Runs gunicorn until it ends or somebody presses Ctrl-C."""
    say("Server")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--log-level", "warning"],
        env={**os.environ, "PORT": str(port)},
    )
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if answers(port, server):
            sys.stdout.write(box(port))
            sys.stdout.flush()
        return server.wait()
    except KeyboardInterrupt:
        # The terminal has told gunicorn already; here we only wait for it.
        server.wait()
        say("Stopped.")
        return 0


def answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    """True as soon as /healthz says ok; False when the server ended or took too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.client.OK:
                return True
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.2)
    if server.poll() is None:
        say(
            f"No answer from /healthz after {PATIENCE} seconds; what stands above tells why."
        )
        server.terminate()
    return False


def box(port: int) -> str:
    """What somebody needs who has just started it for the first time."""
    from home.seeding.staff import PASSWORD  # only after Django is set up

    lines = [
        "Ankur is running.",
        "",
        *(
            f"http://127.0.0.1:{port}{path:<10}{what}"
            for path, what in ADDRESSES.items()
        ),
        "",
        f"Log in with the password {PASSWORD} as",
        *(f"  {name:<15}{what}" for name, what in LOGINS.items()),
        "",
        "The people and answers in it are invented. Ctrl-C stops it.",
    ]
    rule = "═" * 72
    return (
        "\n".join(["", rule, *(f"  {line}".rstrip() for line in lines), rule, ""])
        + "\n"
    )


def say(text: str) -> None:
    sys.stdout.write(f"» {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
