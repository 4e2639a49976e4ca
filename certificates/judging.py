"""Whether a certificate is genuine, told without a network and without a database. Pure.

What is needed was fetched before: the public keys and, to know of those withdrawn, the
signed lists. The page for phones (`static/certificates/offline/check.js`) judges alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from certificates.base32 import decode
from certificates.jws import from_base64, kid_of, verified
from certificates.name_comparing import matches
from certificates.statements import Statement, is_signed_by, is_statement, read
from certificates.status_list import PLACES, is_set, unpacked

Document = Mapping[str, Any]
_NEVER = dt.date.max.isoformat()


class Finding(Enum):
    """What is said of the paper. Only the first means that it holds."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    NO_STATEMENT = "no statement"
    UNKNOWN_KEY = "unknown key"
    CHANGED = "forged or changed"
    OUT_OF_TIME = "signed outside the key's time"
    LEAKED_KEY = "signed with a key that leaked"


class NameFinding(Enum):
    NOT_ASKED = "not asked"
    NOT_CARRIED = "not carried"
    SAME = "the same"
    OTHER = "another"


@dataclass(frozen=True)
class Judgement:
    finding: Finding
    statement: Statement | None = None
    listed_at: dt.datetime | None = None
    """Of when the list of withdrawn ones is; None when none was at hand that holds."""
    name: NameFinding = NameFinding.NOT_ASKED


def judge(
    said: str, keys: Document, revocations: Document | None = None, name: str = ""
) -> Judgement:
    """`said` is the statement in base 32, as it stands in the QR code behind /V/."""
    if not is_statement(said):
        return Judgement(Finding.NO_STATEMENT)
    signed = decode(said)
    try:
        statement = read(signed)
    except ValueError:
        return Judgement(Finding.CHANGED)
    by_id = {key["id"]: key for key in keys["keys"]}
    fault = _fault(signed, statement, by_id.get(statement.key_id))
    if fault:
        return Judgement(fault, statement if fault != Finding.CHANGED else None)
    listed_at, is_withdrawn = _listed(statement.status_index, by_id, revocations)
    finding = Finding.WITHDRAWN if is_withdrawn else Finding.GENUINE
    return Judgement(finding, statement, listed_at, _compare(statement, name))


def _fault(signed: bytes, statement: Statement, key: Document | None) -> Finding | None:
    if key is None:
        return Finding.UNKNOWN_KEY
    if not is_signed_by(signed, from_base64(key["public"])):
        return Finding.CHANGED
    if key["leaked"]:
        return Finding.LEAKED_KEY
    return None if _was_its_time(key, statement.signed_on) else Finding.OUT_OF_TIME


def _was_its_time(key: Document, day: dt.date) -> bool:
    return key["from"] <= day.isoformat() <= (key["until"] or _NEVER)


def _compare(statement: Statement, name: str) -> NameFinding:
    if not name:
        return NameFinding.NOT_ASKED
    if not statement.name_hashes:
        return NameFinding.NOT_CARRIED
    is_same = matches(name, statement.name_hashes, decode(statement.token))
    return NameFinding.SAME if is_same else NameFinding.OTHER


def _listed(
    index: int, keys: Mapping[str, Document], revocations: Document | None
) -> tuple[dt.datetime | None, bool]:
    """Of when the list is, and whether the place is marked in it."""
    try:
        token = (revocations or {})["lists"][index // PLACES]
        key = keys[kid_of(token).rpartition("#")[2]]
        payload = verified(token, from_base64(key["public"]))
        made = dt.datetime.fromtimestamp(payload["iat"], dt.UTC)
        # A day is another one in another time zone.
        ended = made.date() - dt.timedelta(days=1)
        if key["leaked"] or ended.isoformat() > (key["until"] or _NEVER):
            return None, False
        bits = unpacked(payload["credentialSubject"]["encodedList"])
    except (KeyError, IndexError, TypeError, ValueError):
        return None, False
    return made, is_set(bits, index % PLACES)
