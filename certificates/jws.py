"""Signed JSON in one line of text: a compact JWS with Ed25519 (RFC 7515, RFC 8037). Pure."""

from __future__ import annotations

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)


def sign_json(
    payload: dict[str, Any], key: Ed25519PrivateKey, *, kid: str, typ: str
) -> str:
    header = {"alg": "EdDSA", "kid": kid, "typ": typ}
    text = f"{_part(header)}.{_part(payload)}"
    return f"{text}.{to_base64(key.sign(text.encode()))}"


def kid_of(token: str) -> str:
    """The key that the head names. Raises ValueError when the token is none."""
    return str(_parts(token)[0].get("kid", ""))


def verified(token: str, public: bytes) -> dict[str, Any]:
    """What was signed. Raises ValueError when it was not by this key."""
    header, payload, signature = _parts(token)
    if header.get("alg") != "EdDSA":
        raise ValueError("This token is signed in another way.")
    text = token.rpartition(".")[0]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except InvalidSignature as error:
        raise ValueError("This token was not signed by that key.") from error
    return payload


def to_base64(data: bytes) -> str:
    """Base 64 for addresses, without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _part(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return to_base64(text.encode())


def _parts(token: str) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    header, payload, signature = token.split(".")
    read = [json.loads(from_base64(part)) for part in (header, payload)]
    if not all(isinstance(part, dict) for part in read):
        raise ValueError("This is no token.")
    return read[0], read[1], from_base64(signature)
