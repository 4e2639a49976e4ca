"""The certificate as an Open Badge 3.0, for wallets and for employers' programs.

A verifiable credential, signed as a JWT (VC-JOSE) with the key of the certificates. Only
for an adult who agreed to be named, and only while that holds: a child has none. It
names nobody: the holder is a hash, and who holds the credential proves the name with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.utils import timezone

from certificates import conf
from certificates.access import CertificateToCheck, certificate_to_check
from certificates.jws import sign_json
from certificates.models import Certificate
from certificates.names import open_names
from certificates.published import VC_TYPE, issuer_did, kid, status_list_url
from certificates.signing import SigningError, signer
from certificates.status_list import PLACES
from certificates.tokens import public_address
from certificates.verification import shows_full_name
from curriculum.languages import LocalisedText, in_language, normalise

_CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
_ENVELOPE_CONTEXT = "https://www.w3.org/ns/credentials/v2"


def credential_json(certificate: Certificate) -> str | None:
    """The credential as a JSON file, or None when this person has none.

    Made for wallets: an enveloped credential, which holds the signed token.
    """
    token = credential_token(certificate)
    if token is None:
        return None
    envelope = {
        "@context": _ENVELOPE_CONTEXT,
        "type": "EnvelopedVerifiableCredential",
        "id": f"data:application/{VC_TYPE},{token}",
    }
    return json.dumps(envelope, indent=2)


def credential_token(certificate: Certificate) -> str | None:
    """The same as the bare signed token."""
    found = certificate_to_check(token=certificate.token)
    return token_for(found) if found else None


def token_for(found: CertificateToCheck) -> str | None:
    certificate = found.certificate
    names = open_names(certificate)
    has_one = certificate.is_valid and shows_full_name(found) and names
    if not has_one or certificate.status_index is None:
        return None
    try:
        signing = signer()
    except SigningError:
        return None
    payload = _payload(certificate, names, certificate.status_index)
    return sign_json(payload, signing.private, kid=kid(signing.key_id), typ=VC_TYPE)


def _payload(
    certificate: Certificate, names: LocalisedText, status_index: int
) -> dict[str, Any]:
    facts = certificate.facts
    address = public_address(certificate, "/credential.json")
    subject = f"urn:ankur:certificate:{_digest('subject', certificate.token)}"
    title = in_language(facts["module"], "en")
    return {
        "@context": _CONTEXT,
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {
            "id": issuer_did(),
            "type": ["Profile"],
            "name": in_language(facts["organisation"], "en"),
            "url": conf.base_url(),
        },
        "validFrom": _utc(certificate.issued_at),
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": [_identity(names, certificate.token)],
            "achievement": _achievement(facts, title),
        },
        "credentialStatus": _status(status_index),
        "iss": issuer_did(),
        "jti": address,
        "sub": subject,
        "nbf": int(certificate.issued_at.timestamp()),
    }


def _achievement(facts: dict[str, Any], title: str) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{facts['module_key']}",
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": title,
        "description": _invented(facts) + f"Took part in the workshop “{title}”.",
        "criteria": {
            "narrative": f"Came to {facts['sessions_attended']} of "
            f"{facts['sessions_held']} sessions and met what else was asked."
        },
    }


def _invented(facts: dict[str, Any]) -> str:
    return "Invented data, no such person was trained. " * facts["is_invented"]


def _identity(names: LocalisedText, token: str) -> dict[str, Any]:
    """The name as a salted hash: who knows it can prove it, who does not learns nothing."""
    salt = _digest("salt", token)[:32]
    name = normalise(in_language(names, "en"))
    hashed = hashlib.sha256((name + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${hashed}",
        "identityType": "name",
        "salt": salt,
    }


def _status(index: int) -> dict[str, Any]:
    number, place = divmod(index, PLACES)
    url = status_list_url(number)
    return {
        "id": f"{url}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": url,
    }


def _digest(purpose: str, token: str) -> str:
    """Other than the token itself, which leads to the page of the check."""
    return hashlib.sha256(f"ankur badge {purpose} {token}".encode()).hexdigest()


def _utc(moment: dt.datetime) -> str:
    return timezone.localtime(moment, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
