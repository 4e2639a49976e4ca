from __future__ import annotations

import io
import zipfile

import pytest

from certificates.jws import from_base64, verified
from certificates.signing import signer
from tests.certificates.checking import issue_to_agreed

SIGNED = ["/verify/revocations.json", "/verify/status/0"]
OPEN = [
    "/verify/keys.json",
    "/verify/issuer.json",
    "/.well-known/did.json",
    "/did.json",
]


@pytest.mark.parametrize("address", [*SIGNED, *OPEN])
def test_everybody_may_fetch_it_and_nobody_is_in_it(client, done, address):
    certificate = issue_to_agreed(done)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"
    for secret in ("Rahima", "রহিমা", certificate.code, certificate.token):
        assert secret not in answer.text
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", SIGNED)
def test_without_a_key_no_list_is_given_but_a_sentence(client, db, settings, address):
    settings.CERTIFICATES_SIGNING_KEY_FILE = None
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert "certificate_keys list" in answer.text
    for other in (*OPEN, "/verify/offline/", "/verify/offline/published.js"):
        assert client.get(other).status_code == 200


def test_the_list_is_signed_with_the_published_key(client, issued):
    key = client.get("/verify/keys.json").json()["keys"][-1]
    assert key["id"] == signer().key_id
    token = client.get("/verify/revocations.json").json()["lists"][0]
    payload = verified(token, from_base64(key["public"]))
    assert payload["id"] == "https://ankur.example/verify/status/0"


def test_a_list_that_was_never_begun_does_not_exist(client, db):
    assert client.get("/verify/status/1").status_code == 404


def test_the_folder_opens_by_itself(client, issued):
    with zipfile.ZipFile(
        io.BytesIO(client.get("/verify/offline/folder.zip").content)
    ) as z:
        names = {name.rpartition("/")[2] for name in z.namelist()}
        pages = [
            z.read(f"check-certificates/{n}").decode()
            for n in ("index.html", "english.html")
        ]
    assert names == {
        *("index.html", "english.html", "published.js"),
        *("check.js", "reading.js", "page.js", "ankur.css"),
        *("fonts.css", "noto-sans-bengali-bengali-400-normal.woff2"),
    }
    assert ['<html lang="bn">' in pages[0], '<html lang="en">' in pages[1]] == [
        True,
        True,
    ]
    for page in pages:
        assert "/static/" not in page
        assert "http" not in page
        assert 'type="module"' not in page


def test_the_worker_rules_over_its_own_folder_only(client, db):
    answer = client.get("/verify/offline/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
