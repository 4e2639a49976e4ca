"""Filled-in forms from phones, as many as come: on PostgreSQL, through gunicorn.

Two workers serve, eight threads send, all on the same two cores. The baseline is the
same number of transactions that only insert one row each.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from queue import Empty, Queue
from urllib.request import parse_http_list, parse_keqv_list

from django.db import connection, transaction
from django_scopes import scope

from assessments.cards import printed_number
from assessments.models import Administration, Card, OdkKey, Response
from assessments.odk.workbook import form_id_of, version_name
from assessments.services.odk_keys import make_key
from tests.assessments.builders import (
    build_administration,
    build_instrument_version,
    written_item,
)
from tests.bench.figure import Figure
from tests.builders import build_member, build_organisation, build_workshop
from workshops.choices import MembershipRole

ROOT = Path(__file__).resolve().parents[2]
NUMBER = int(os.environ.get("ANKUR_SUBMISSIONS", "2000"))
ITEMS, THREADS, WORKERS = 10, 8, 2
LEAST, LONGEST = 100.0, 500.0
PATIENCE = 60.0


def run() -> Iterator[Figure]:
    if connection.vendor != "postgresql":
        yield from _on_postgresql()
        return
    wave, key, password = _world()
    bodies = Queue[bytes]()
    for number in range(1, NUMBER + 1):
        bodies.put(_filled_in(wave, number))
    inserted = _inserts_per_second()
    port = _free_port()
    server = _server(port)
    try:
        _wait_for(port)
        rate, times, errors = _send(port, key.name, password, bodies)
    finally:
        server.terminate()
        server.wait()
    with scope(organisation=wave.workshop.organisation):
        kept = Response.objects.filter(administration=wave).count()
    if kept != NUMBER - errors:
        raise RuntimeError(f"{kept} of {NUMBER} are kept, {errors} were errors.")
    worst = round(statistics.quantiles(times, n=20)[-1], 1)
    yield Figure("submissions.per_second.vs_least", rate, "1/s", LEAST, NUMBER)
    yield Figure("submissions.per_second.vs_insert", rate, "1/s", inserted, NUMBER)
    yield Figure("submissions.p95.vs_limit", worst, "ms", LONGEST, NUMBER)
    yield Figure("submissions.errors", errors, "errors", None, NUMBER)


def _on_postgresql() -> Iterator[Figure]:
    """The same in a process that has the throw-away PostgreSQL."""
    command = ["tests/postgres.sh", sys.executable, "-m", "tests.bench", "submissions"]
    finished = subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    for line in finished.stdout.splitlines():
        if line.startswith("{"):
            fields = json.loads(line)
            del fields["ratio"]
            yield Figure(**fields)


def _world() -> tuple[Administration, OdkKey, str]:
    organisation = build_organisation("phones")
    user = build_member("phones", organisation, MembershipRole.FACILITATOR)
    workshop = build_workshop(organisation, facilitator=user)
    items = [written_item(name=f"q{number}") for number in range(1, ITEMS + 1)]
    wave = build_administration(workshop, version=build_instrument_version(items))
    with scope(organisation=organisation):
        Card.objects.bulk_create(
            Card(workshop=workshop, number=number, picture="")
            for number in range(1, NUMBER + 1)
        )
    key, password = make_key(workshop, by=user)
    return wave, key, password


def _filled_in(wave: Administration, number: int) -> bytes:
    answers = "".join(
        f"<q{place}>{(number + place) % 5 + 1}</q{place}>"
        for place in range(1, ITEMS + 1)
    )
    form = (
        f'id="{form_id_of(wave, wave.version)}" version="{version_name(wave.version)}"'
    )
    card = printed_number(number)
    return (
        f"<data {form}><ankur_card>{card}</ankur_card>{answers}"
        f"<meta><instanceID>uuid:{uuid.uuid4()}</instanceID></meta></data>"
    ).encode()


def _inserts_per_second() -> float:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_rows (id serial PRIMARY KEY, words text)")
        started = time.perf_counter()
        for number in range(NUMBER):
            with transaction.atomic():
                cursor.execute(
                    "INSERT INTO bench_rows (words) VALUES (%s)", [f"row {number}"]
                )
        return round(NUMBER / (time.perf_counter() - started), 1)


def _server(port: int) -> subprocess.Popen[bytes]:
    """On the database that the test runner made for this run."""
    base, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    name = str(connection.settings_dict["NAME"])
    environment = {"DATABASE_URL": f"{base}/{name}", "PORT": str(port)}
    command = [sys.executable, "-m", "gunicorn", f"--workers={WORKERS}"]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": "site"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _send(
    port: int, name: str, password: str, bodies: Queue[bytes]
) -> tuple[float, list[float], int]:
    times, wrong = list[float](), list[int]()

    def phone() -> None:
        sender = _Phone(port, name, password)
        sender.log_in()
        barrier.wait()
        while True:
            try:
                body = bodies.get_nowait()
            except Empty:
                return
            started = time.perf_counter()
            if sender.send(body) != http.client.CREATED:
                wrong.append(1)
            times.append((time.perf_counter() - started) * 1000)

    barrier = threading.Barrier(THREADS + 1)
    phones = [threading.Thread(target=phone) for _each in range(THREADS)]
    for each in phones:
        each.start()
    barrier.wait()
    started = time.perf_counter()
    for each in phones:
        each.join()
    rate = NUMBER / (time.perf_counter() - started)
    return round(rate, 1), times, len(wrong)


class _Phone:
    """Logs in once with Digest and then shows the same nonce, as phones do."""

    def __init__(self, port: int, name: str, password: str) -> None:
        self.port, self.name, self.password = port, name, password
        self.path = f"/odk/{name}/submission"

    def log_in(self) -> None:
        status, headers = self._ask("HEAD", b"", {})
        if status != http.client.UNAUTHORIZED:
            raise RuntimeError(f"The server did not ask for a password: {status}.")
        said = headers["www-authenticate"].partition(" ")[2]
        self.nonce = parse_keqv_list(parse_http_list(said))["nonce"]
        self._ask("HEAD", b"", {"Authorization": self._shown("HEAD")})

    def send(self, body: bytes) -> int:
        edge = uuid.uuid4().hex
        part = (
            f"--{edge}\r\nContent-Disposition: form-data;"
            ' name="xml_submission_file"; filename="form.xml"\r\n'
            "Content-Type: text/xml\r\n\r\n"
        )
        whole = part.encode() + body + f"\r\n--{edge}--\r\n".encode()
        headers = {
            "Authorization": self._shown("POST"),
            "Content-Type": f"multipart/form-data; boundary={edge}",
        }
        return self._ask("POST", whole, headers)[0]

    def _ask(
        self, method: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str]]:
        caller = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            caller.request(method, self.path, body, headers)
            answer = caller.getresponse()
            answer.read()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, told
        finally:
            caller.close()

    def _shown(self, method: str) -> str:
        known = _md5(f"{self.name}:Ankur:{self.password}")
        asked = _md5(f"{method}:{self.path}")
        response = _md5(f"{known}:{self.nonce}:00000001:abc:auth:{asked}")
        return (
            f'Digest username="{self.name}", realm="Ankur", nonce="{self.nonce}",'
            f' uri="{self.path}", qop=auth, nc=00000001, cnonce="abc",'
            f' response="{response}"'
        )


def _md5(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("The server did not begin.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
