"""Checked by openbadgeslib, which is not ours: signature, shape, status, recipient."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django_scopes import scope, scopes_disabled
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from certificates.badges import credential_json, credential_token
from certificates.jws import from_base64, to_base64
from certificates.published import did_document, issuer_did, status_list
from certificates.services import revoke_certificate
from certificates.signing import new_key
from tests.certificates.checking import agree, issue_to_agreed
from tests.certificates.conftest import earner, issue_in
from workshops.choices import AgeBand
from workshops.models import Consent

DID = "did:web:ankur.example"


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path):
    settings.CERTIFICATES_SIGNING_KEY_FILE = tmp_path / "signing.pem"


def fetched(url):
    """What a stranger would fetch from our site, without the site."""
    pages = {
        "https://ankur.example/.well-known/did.json": json.dumps(did_document()),
        "https://ankur.example/verify/status/0": status_list(0),
    }
    return pages[url].encode()


def verify(token, **options):
    verifier = OB3Verifier.for_issuer_did(DID, download=fetched)
    return verifier.verify(token, check_status=True, download=fetched, **options)


@pytest.fixture
def agreed(done):
    return issue_to_agreed(done)


def test_a_stranger_verifies_it(agreed):
    badge = verify(credential_token(agreed))
    assert badge.issuer.id == issuer_did() == DID
    assert badge.issuer.name == "Shapla Trust"
    assert badge.achievement.name == "Gentle words"


def test_the_stranger_notices_a_change(agreed):
    head, body, signature = credential_token(agreed).split(".")
    payload = from_base64(body).replace(b"Gentle words", b"Harsh  words")
    with pytest.raises(OB3VerificationError, match="Invalid signature"):
        verify(f"{head}.{to_base64(payload)}.{signature}")


def test_the_stranger_notices_a_withdrawal(agreed, rina):
    token = credential_token(agreed)
    with scope(organisation=agreed.enrolment.workshop.organisation):
        revoke_certificate(agreed, by=rina, reason="Wrong person.")
    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        verify(token)
    assert credential_token(agreed) is None


def test_an_older_badge_holds_after_the_key_changed(agreed):
    token = credential_token(agreed)
    new_key()
    assert verify(token).issuer.id == DID
    assert verify(credential_token(agreed)).issuer.id == DID


def test_the_name_is_a_hash_that_its_owner_can_prove(agreed):
    token = credential_token(agreed)
    payload = json.loads(from_base64(token.split(".")[1]))
    assert "Rahima" not in json.dumps(payload)
    identity = payload["credentialSubject"]["identifier"][0]
    proof = hashlib.sha256(f"Rahima Khatun{identity['salt']}".encode()).hexdigest()
    assert identity["identityHash"] == f"sha256${proof}"


def test_the_file_is_an_enveloped_credential(agreed):
    envelope = json.loads(credential_json(agreed))
    assert envelope["type"] == "EnvelopedVerifiableCredential"
    kind, _comma, token = envelope["id"].partition(",")
    assert kind == "data:application/vc+jwt"
    assert verify(token).issuer.id == DID


@pytest.mark.parametrize(
    "age", [AgeBand.UNDER_10, AgeBand.FROM_10_TO_13, AgeBand.FROM_14_TO_17]
)
def test_a_child_has_none_whoever_agreed(done, age):
    assert credential_json(issue_to_agreed(done, age_band=age)) is None


def test_who_did_not_agree_has_none_and_who_takes_it_back_neither(done):
    earner(done)
    certificate = issue_in(done).issued[0]
    assert credential_json(certificate) is None
    agree(certificate.enrolment.participant)
    assert credential_json(certificate)
    with scopes_disabled():
        Consent.objects.update(withdrawn_at=certificate.issued_at)
    assert credential_json(certificate) is None


def test_without_a_key_there_is_none(agreed, settings):
    settings.CERTIFICATES_SIGNING_KEY_FILE = None
    assert credential_json(agreed) is None


def test_the_address_gives_it_to_who_knows_it(client, agreed):
    answer = client.get(f"/V/{agreed.token}/credential.json")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert json.loads(answer.text) == json.loads(credential_json(agreed))
    for other in (agreed.code, "A" * 26, "A" * 10_000):
        assert client.get(f"/V/{other}/credential.json").status_code == 404


def test_the_address_gives_none_of_a_child(client, done):
    child = issue_to_agreed(done, age_band=AgeBand.FROM_14_TO_17)
    assert client.get(f"/V/{child.token}/credential.json").status_code == 404


def test_the_key_stands_in_the_did_document(agreed):
    method = did_document()["verificationMethod"][0]
    key = Ed25519PublicKey.from_public_bytes(from_base64(method["publicKeyJwk"]["x"]))
    pem = key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert OB3Verifier(pem).verify(credential_token(agreed)).issuer.id == DID


@pytest.mark.parametrize(
    ("url", "did"),
    [
        ("https://ankur.example", "did:web:ankur.example"),
        ("http://127.0.0.1:8000/", "did:web:127.0.0.1%3A8000"),
        ("https://ankur.example/a/b", "did:web:ankur.example:a:b"),
    ],
)
def test_the_issuer_is_named_after_the_site(settings, url, did):
    settings.CERTIFICATES_BASE_URL = url
    assert issuer_did() == did
