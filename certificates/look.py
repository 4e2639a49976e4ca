"""How a certificate looks, as it is frozen with it. Pure.

A look is plain JSON: `layout`, `language`, `accents` (two names of the palette), `logo`
and each signatory's `picture` as the SHA-256 of a stored picture, `signatories` and
`texts` by language. Certificates given before there were looks carry one signatory and
have the colours that the formal layout always had.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from certificates.palette import Accents
from curriculum.languages import LocalisedText

Look = dict[str, Any]
TEXTS = ("title", "given_to", "completed", "closing")
MOST_SIGNATORIES = 3


def look_of(facts: Mapping[str, Any]) -> Look:
    """Empty for a certificate of the time before."""
    look: Look = facts.get("look", {})
    return look


def accents_of(facts: Mapping[str, Any]) -> Accents:
    look = look_of(facts)
    return Accents(*look["accents"]) if look else Accents()


def texts_of(facts: Mapping[str, Any]) -> dict[str, LocalisedText]:
    texts: dict[str, LocalisedText] = look_of(facts).get("texts", {})
    return texts


def signatories_of(
    facts: Mapping[str, Any],
) -> list[tuple[LocalisedText, LocalisedText]]:
    """Name and role of each."""
    if not look_of(facts):
        return [(facts["signatory"], facts["signatory_role"])]
    return [(each["name"], each["role"]) for each in look_of(facts)["signatories"]]


def pictures_in(look: Look) -> set[str]:
    """The pictures that it cannot do without."""
    signed = [each["picture"] for each in look.get("signatories", [])]
    return {digest for digest in [look.get("logo", ""), *signed] if digest}


def digest_of(look: Look) -> str:
    """The same for the same look, in whichever order it was written."""
    frozen = json.dumps(look, sort_keys=True, ensure_ascii=False)
    return sha256(frozen.encode()).hexdigest()
