"""Finding a person by phone or name without opening everybody's names.

For each phone and each word of a name there is a keyed hash of it. The key is derived
from the key file, apart from the one that seals. The hash takes in the organisation:
nobody can tell from two databases, or two organisations in one, that they know the
same person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from workshops.choices import TokenKind
from workshops.codes import normalise_code
from workshops.models import IdentityToken, Organisation, Participant
from workshops.name_matching import name_keys, word_keys
from workshops.phones import as_mobile
from workshops.vault import fingerprint

if TYPE_CHECKING:
    from workshops.identities import Names

_DIGESTS_AT_ONCE = 500


@transaction.atomic
def write_tokens(participant: Participant, *, names: Iterable[str], phone: str) -> None:
    """What `participant` is found by from now on, in place of what there was."""
    IdentityToken.objects.filter(participant=participant).delete()
    IdentityToken.objects.bulk_create(tokens_of(participant, names=names, phone=phone))


def tokens_of(
    participant: Participant, *, names: Iterable[str], phone: str
) -> list[IdentityToken]:
    """The rows by which `participant` is found, not yet saved."""
    organisation = participant.organisation_id
    wanted = {
        (TokenKind.NAME, _digest(TokenKind.NAME, key, organisation))
        for name in names
        for key in name_keys(name)
    }
    if phone:
        wanted.add((TokenKind.PHONE, _phone_digest(phone, organisation)))
    return [
        IdentityToken(participant=participant, kind=kind, digest=digest)
        for kind, digest in sorted(wanted)
    ]


def look_alikes(
    organisation: Organisation, people: Sequence[tuple[Names, str]]
) -> list[set[int]]:
    """For each person (names and sex) the keys of known ones who could be the same.

    The whole organisation is searched: whoever asks must not show those out of reach.

    Who has the same phone, or the same sex and the same full name of several words as
    far as ears can tell. Thousands are compared in a few queries.
    """
    wanted = [_telling_digests(names, organisation.pk) for names, _sex in people]
    digests = sorted({digest for own in wanted for _kind, digest in own})
    found: defaultdict[tuple[str, str], set[tuple[int, str]]] = defaultdict(set)
    for start in range(0, len(digests), _DIGESTS_AT_ONCE):
        tokens = IdentityToken.objects.filter(
            digest__in=digests[start : start + _DIGESTS_AT_ONCE],
            participant__organisation=organisation,
            participant__merged_into=None,
        )
        for kind, digest, key, sex in tokens.values_list(
            "kind", "digest", "participant", "participant__sex"
        ):
            found[kind, digest].add((key, sex))
    return [
        _same_people(own, sex, found)
        for own, (_names, sex) in zip(wanted, people, strict=True)
    ]


def _telling_digests(names: Names, organisation: int) -> set[tuple[str, str]]:
    digests = {
        (str(TokenKind.NAME), _digest(TokenKind.NAME, key, organisation))
        for name in (names.name_bn, names.name_latin)
        for key in name_keys(name) - word_keys(name)
    }
    if names.phone:
        digests.add((str(TokenKind.PHONE), _phone_digest(names.phone, organisation)))
    return digests


def _same_people(
    own: set[tuple[str, str]],
    sex: str,
    found: Mapping[tuple[str, str], set[tuple[int, str]]],
) -> set[int]:
    return {
        key
        for kind, digest in own
        for key, their_sex in found.get((kind, digest), ())
        if kind == TokenKind.PHONE or their_sex == sex
    }


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


def _phone_digest(phone: str, organisation: int) -> str:
    return _digest(TokenKind.PHONE, as_mobile(phone) or phone, organisation)


def _digest(kind: TokenKind, value: str, organisation: int) -> str:
    return fingerprint(f"{kind}:{organisation}:{value}")
