"""Whether a typed name is the printed one. Pure, and the same work whatever the answer."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Sequence

from curriculum.languages import LANGUAGES, LocalisedText

COMMITMENT_BYTES = 6
_LONGEST = 300


def plain_name(name: str) -> str:
    """A name without what people write in two ways: NFC, small letters, single spaces.

    Dots, hyphens and joiners that nobody sees are left out: "Md. Rahim" is "md rahim".
    """
    text = unicodedata.normalize("NFC", name[:_LONGEST]).casefold()
    text = "".join(" " if c in "-‐‑–" or c.isspace() else c for c in text)
    kept = (c for c in text if unicodedata.category(c)[0] not in "CP")
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def commitment(name: str, token: bytes) -> bytes:
    """What the QR code may carry of a name: it says yes to that name, and names nobody.

    The token is the salt, so equal names look different on each certificate.
    """
    text = plain_name(name).encode()
    return hmac.new(token, text, hashlib.sha256).digest()[:COMMITMENT_BYTES]


def commitments(names: LocalisedText, token: bytes) -> tuple[bytes, ...]:
    """One for each language; a name that is not known is stood in for by the other."""
    known = [names[language] for language in LANGUAGES if names.get(language)]
    each = [commitment(name, token) for name in known]
    return tuple((each * len(LANGUAGES))[: len(LANGUAGES)])


def is_one_of(typed: str, names: Iterable[str], token: bytes) -> bool:
    """Whether `typed` is one of `names`, all of which are compared."""
    return matches(typed, [commitment(name, token) for name in names], token)


def matches(typed: str, known: Sequence[bytes], token: bytes) -> bool:
    ours = commitment(typed, token)
    found = [hmac.compare_digest(ours, each) for each in known]
    return bool(plain_name(typed)) and any(found)
