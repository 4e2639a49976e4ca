"""The pictures that an organisation brings along: its logo and its signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from certificates.look import MOST_SIGNATORIES, look_of
from certificates.models import Picture


@dataclass(frozen=True)
class Artwork:
    """PNG files as `certificates.pictures` prepares them; kept in memory, never fetched."""

    logo: bytes = b""
    signatures: tuple[bytes, ...] = ()
    """In the order of the signatories; empty for one who signs by hand."""

    def __post_init__(self) -> None:
        if len(self.signatures) > MOST_SIGNATORIES:
            raise ValueError(
                f"A certificate has room for {MOST_SIGNATORIES} signatures"
            )

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """By the address that a template gives them."""
        named = {
            f"artwork/signature-{place}.png": content
            for place, content in enumerate(self.signatures, start=1)
            if content
        }
        return {**({"artwork/logo.png": self.logo} if self.logo else {}), **named}

    @cached_property
    def digest(self) -> str:
        parts = b"".join(
            sha256(each).digest() for each in (self.logo, *self.signatures)
        )
        return sha256(parts).hexdigest()

    def signature_address(self, place: int) -> str:
        """Of the signatory at `place`, from 1; empty when there is no picture."""
        name = f"artwork/signature-{place}.png"
        return name if name in self.files else ""


NO_ARTWORK = Artwork()


def artwork_of(facts: Mapping[str, Any]) -> Artwork:
    """The pictures of the look that is frozen in the facts of a certificate."""
    look = look_of(facts)
    if not look:
        return NO_ARTWORK
    signed = tuple(_content(each["picture"]) for each in look["signatories"])
    return Artwork(logo=_content(look["logo"]), signatures=signed)


@lru_cache(maxsize=64)
def _content(digest: str) -> bytes:
    """A picture never changes, so it is read once. Raises DoesNotExist if it is gone."""
    return bytes(Picture.objects.get(pk=digest).content) if digest else b""
