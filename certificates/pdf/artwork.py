"""The pictures that an organisation brings along: its logo and its signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

MOST_SIGNATURES = 3


@dataclass(frozen=True)
class Artwork:
    """PNG files as `certificates.pictures` prepares them; kept in memory, never fetched."""

    logo: bytes = b""
    signatures: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.signatures) > MOST_SIGNATURES:
            raise ValueError(f"A certificate has room for {MOST_SIGNATURES} signatures")

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """By the address that a template gives them."""
        named = {
            f"artwork/signature-{place}.png": content
            for place, content in enumerate(self.signatures, start=1)
        }
        return {**({"artwork/logo.png": self.logo} if self.logo else {}), **named}

    @cached_property
    def digest(self) -> str:
        parts = b"".join(
            sha256(each).digest() for each in (self.logo, *self.signatures)
        )
        return sha256(parts).hexdigest()

    @property
    def signature_addresses(self) -> list[str]:
        return [name for name in self.files if "signature" in name]


NO_ARTWORK = Artwork()
