"""Logging in as OpenRosa asks: HTTP Digest, and Basic where the line is sealed.

Collect sends no Basic over plain http, so that a password is never overheard; Digest
works on both. The nonce is signed and lasts minutes, so that nothing is kept.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from enum import Enum
from urllib.parse import unquote, urlsplit
from urllib.request import parse_http_list, parse_keqv_list

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

REALM = "Ankur"
NONCE_LASTS = 15 * 60


class Shown(Enum):
    RIGHT = "right"
    STALE = "stale"
    """The password is right, the nonce is old: the phone asks again by itself."""
    WRONG = "wrong"


def challenge(*, is_stale: bool = False) -> str:
    nonce = _signer().sign(secrets.token_hex(8))
    stale = ", stale=true" if is_stale else ""
    return f'Digest realm="{REALM}", qop="auth", algorithm=MD5, nonce="{nonce}"{stale}'


def check(request: HttpRequest, name: str, password: str) -> Shown:
    kind, _space, rest = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic" and request.is_secure():
        return _check_basic(rest, name, password)
    if kind.lower() == "digest":
        return _check_digest(request, rest, name, password)
    return Shown.WRONG


def _check_basic(rest: str, name: str, password: str) -> Shown:
    try:
        shown = base64.b64decode(rest, validate=True)
    except (binascii.Error, ValueError):
        return Shown.WRONG
    is_right = constant_time_compare(shown, f"{name}:{password}".encode())
    return Shown.RIGHT if is_right else Shown.WRONG


def _check_digest(request: HttpRequest, rest: str, name: str, password: str) -> Shown:
    try:
        said = parse_keqv_list(parse_http_list(rest))
    except (ValueError, IndexError):
        return Shown.WRONG
    is_here = unquote(urlsplit(said.get("uri", "")).path) == request.path
    if said.get("username") != name or said.get("realm") != REALM or not is_here:
        return Shown.WRONG
    known = _md5(f"{name}:{REALM}:{password}")
    asked = _md5(f"{request.method}:{said['uri']}")
    between = [said.get(part, "") for part in ("nonce", "nc", "cnonce", "qop")]
    wanted = _md5(":".join([known, *between, asked]))
    if said.get("qop") != "auth" or not constant_time_compare(
        wanted, said.get("response", "")
    ):
        return Shown.WRONG
    return _age_of(said.get("nonce", ""))


def _age_of(nonce: str) -> Shown:
    try:
        _signer().unsign(nonce, max_age=NONCE_LASTS)
    except SignatureExpired:
        return Shown.STALE
    except BadSignature:
        return Shown.WRONG
    return Shown.RIGHT


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="assessments.odk")


def _md5(text: str) -> str:
    """As RFC 2617 says. The password is random and long, so nobody tries them all."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
