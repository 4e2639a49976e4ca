"""Finding a person by phone or name without opening everybody's names.

For each phone and each word of a name there is a keyed hash of it. The key is derived
from the key file, apart from the one that seals. The hash takes in the organisation:
nobody can tell from two databases, or two organisations in one, that they know the
same person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from workshops.choices import TokenKind
from workshops.codes import normalise_code
from workshops.models import IdentityToken, Participant
from workshops.name_matching import name_keys, word_keys
from workshops.phones import as_mobile
from workshops.vault import fingerprint


@transaction.atomic
def write_tokens(participant: Participant, *, names: Iterable[str], phone: str) -> None:
    """What `participant` is found by from now on, in place of what there was."""
    wanted = {
        (TokenKind.NAME, _digest(TokenKind.NAME, key, participant.organisation_id))
        for name in names
        for key in name_keys(name)
    }
    if phone:
        number = as_mobile(phone) or phone
        digest = _digest(TokenKind.PHONE, number, participant.organisation_id)
        wanted.add((TokenKind.PHONE, digest))
    IdentityToken.objects.filter(participant=participant).delete()
    IdentityToken.objects.bulk_create(
        IdentityToken(participant=participant, kind=kind, digest=digest)
        for kind, digest in sorted(wanted)
    )


def find_people(
    people: QuerySet[Participant], typed: str, *, organisations: Collection[int]
) -> QuerySet[Participant]:
    """Those of `people` who have this code, this phone or all the words of this name.

    Who was put into another entry is found there, by the old name and phone too.
    """
    found = Q(code=normalise_code(typed))
    for organisation in organisations:
        found |= _by_tokens(typed, organisation)
    return people.filter(found, merged_into=None)


def _by_tokens(typed: str, organisation: int) -> Q:
    number = as_mobile(typed)
    if number:
        return _has(TokenKind.PHONE, _digest(TokenKind.PHONE, number, organisation))
    words = word_keys(typed)
    if not words:
        return Q(pk__in=[])
    every, whole = Q(), name_keys(typed) - words
    for word in words:
        every &= _has(TokenKind.NAME, _digest(TokenKind.NAME, word, organisation))
    for key in whole:
        every |= _has(TokenKind.NAME, _digest(TokenKind.NAME, key, organisation))
    return every


def _has(kind: TokenKind, digest: str) -> Q:
    tokens = IdentityToken.objects.filter(kind=kind, digest=digest)
    own = tokens.filter(participant=OuterRef("pk"))
    of_merged = tokens.filter(participant__merged_into=OuterRef("pk"))
    return Q(Exists(own)) | Q(Exists(of_merged))


def _digest(kind: TokenKind, value: str, organisation: int) -> str:
    return fingerprint(f"{kind}:{organisation}:{value}")
