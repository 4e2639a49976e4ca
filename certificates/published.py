"""What everybody may fetch, to check certificates without asking about any of them.

The public keys with their time, what the short names of courses mean, and the lists of
withdrawn certificates, dated and signed. Nothing of it speaks of a person.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote, urlsplit

from django.utils import timezone
from django_scopes import scopes_disabled

from certificates import conf
from certificates.jws import sign_json, to_base64
from certificates.models import Certificate, PublishedCourse, SigningKey, StatusList
from certificates.signing import Signer, signer
from certificates.status_list import PLACES, packed

VC_TYPE = "vc+jwt"
_VC_CONTEXT = "https://www.w3.org/ns/credentials/v2"
_DID_CONTEXT = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/suites/jws-2020/v1",
]


def issuer_did() -> str:
    """Who issues, as a name that anybody can look up: `did:web:training.example`."""
    address = urlsplit(conf.base_url())
    path = address.path.strip("/").replace("/", ":")
    host = quote(address.netloc, safe=".-")
    return f"did:web:{host}{':' if path else ''}{path}"


def kid(key_id: str) -> str:
    return f"{issuer_did()}#{key_id}"


def keys_document() -> dict[str, Any]:
    """All keys that ever signed, and the courses. Days are those of the site's clock."""
    return {
        "site": conf.base_url(),
        "published": timezone.now().isoformat(timespec="seconds"),
        "keys": [_key(key) for key in SigningKey.objects.all()],
        "courses": {
            course.course_id: {
                "module": course.module,
                "organisation": course.organisation,
            }
            for course in PublishedCourse.objects.all()
        },
    }


def revocations_document() -> dict[str, Any]:
    """The lists of withdrawn certificates, in their order. Raises SigningError."""
    signing = signer()
    numbers = list(StatusList.objects.values_list("number", flat=True)) or [0]
    return {"lists": [_signed_list(number, signing) for number in numbers]}


def status_list(number: int) -> str:
    """One list as a signed credential of the W3C's kind. Raises SigningError."""
    return _signed_list(number, signer())


def status_list_url(number: int) -> str:
    return f"{conf.base_url()}/verify/status/{number}"


def did_document() -> dict[str, Any]:
    """The keys as the method `did:web` publishes them; none that leaked.

    The newest stands first: it signs the lists, and some readers look no further.
    """
    keys = SigningKey.objects.filter(has_leaked=False).order_by("-made_at", "-pk")
    methods = [_method(key) for key in keys]
    return {
        "@context": _DID_CONTEXT,
        "id": issuer_did(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def issuer_profile() -> dict[str, Any]:
    """Who issues badges here, as Open Badges 3.0 asks."""
    return {
        "@context": [
            _VC_CONTEXT,
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": issuer_did(),
        "type": ["Profile"],
        "name": conf.host(),
        "url": conf.base_url(),
    }


def _key(key: SigningKey) -> dict[str, Any]:
    until = timezone.localdate(key.retired_at) if key.retired_at else None
    return {
        "id": key.key_id,
        "public": to_base64(bytes(key.public)),
        "from": timezone.localdate(key.made_at).isoformat(),
        "until": until.isoformat() if until else None,
        "leaked": key.has_leaked,
    }


def _method(key: SigningKey) -> dict[str, Any]:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": to_base64(bytes(key.public))}
    return {
        "id": kid(key.key_id),
        "type": "JsonWebKey2020",
        "controller": issuer_did(),
        "publicKeyJwk": {**jwk, "kid": key.key_id, "alg": "EdDSA", "use": "sig"},
    }


def _signed_list(number: int, signing: Signer) -> str:
    url, now = status_list_url(number), timezone.now()
    start = number * PLACES
    with scopes_disabled():
        withdrawn = list(
            Certificate.objects.filter(
                revoked_at__isnull=False,
                status_index__range=(start, start + PLACES - 1),
            ).values_list("status_index", flat=True)
        )
    payload = {
        "@context": [_VC_CONTEXT],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_did(),
        "validFrom": now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": packed(
                index - start for index in withdrawn if index is not None
            ),
        },
        "iss": issuer_did(),
        "jti": url,
        "sub": f"{url}#list",
        "iat": int(now.timestamp()),
        "nbf": int(now.timestamp()),
    }
    return sign_json(payload, signing.private, kid=kid(signing.key_id), typ=VC_TYPE)
