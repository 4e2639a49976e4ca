"""From the command to the first page: the first time, and on a prepared machine."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 20.0
PATIENCE = 120.0


def run() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as state:
        first = seconds_to_first_page(Path(state))
        again = seconds_to_first_page(Path(state))
    yield Figure("start.prepared.vs_limit", again, "s", LIMIT, 1)
    yield Figure("start.prepared.vs_first_time", again, "s", first, 1)


def seconds_to_first_page(state: Path) -> float:
    """What `make run` does once everything is installed, until /bn/ answers."""
    port = _free_port()
    environment = {
        "ANKUR_STATE": str(state),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PORT": str(port),
        "PYTHONPATH": "site",
    }
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            waited = time.perf_counter() - started
            if server.poll() is not None or waited > PATIENCE:
                raise RuntimeError("The server gave no first page.")
            time.sleep(0.1)
        return round(time.perf_counter() - started, 2)
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/bn/")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
