"""Who a participant is. The only place that writes or opens an `Identity`.

Sealed with the names lies the age in years, when it is known: with sex and place it
would point at one child. Outside stands only the band.

Every reading is logged with its reader and purpose; the right to read lies in the query.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from django.contrib.auth.models import User
from django.db import transaction

from curriculum.languages import normalise
from workshops.access import Right, organisations_for
from workshops.identity_index import tokens_of, write_tokens
from workshops.models import Identity, IdentityReading, IdentityToken, Participant
from workshops.phones import as_mobile
from workshops.vault import seal, unseal


@dataclass(frozen=True)
class Names:
    """What a person is called. Only the call name is always known.

    `name_bn` and `name_latin` are the full name in each script; a certificate needs one.
    `guardian` is the father's or mother's name. `years` is the age as it was on
    `years_noted_on`, an ISO date: nobody's age stays true.
    """

    call_name: str
    name_bn: str = ""
    name_latin: str = ""
    guardian: str = ""
    phone: str = ""
    village: str = ""
    years: int | None = None
    years_noted_on: str = ""

    def __post_init__(self) -> None:
        for name in NAME_FIELDS:
            object.__setattr__(self, name, normalise(getattr(self, name)))
        object.__setattr__(self, "phone", as_mobile(self.phone) or self.phone)
        if not self.call_name:
            raise ValueError("A person needs a name to be called by.")

    def printed(self, language: str) -> str:
        """The full name for a certificate in `language`, or "" when none is known.

        The other script is better than no name: both are the same person's name.
        """
        ours, other = self.name_latin, self.name_bn
        if language.startswith("bn"):
            ours, other = other, ours
        return ours or other

    @property
    def noted_on(self) -> dt.date | None:
        """The day to which `years` belongs."""
        noted = self.years_noted_on
        return dt.date.fromisoformat(noted) if noted else None

    @property
    def birth_year(self) -> int | None:
        """About: the year in which somebody of this age was born."""
        if self.years is None or self.noted_on is None:
            return None
        return self.noted_on.year - self.years

    def spoken(self) -> tuple[str, str, str]:
        """Every form of the person's own name."""
        return self.call_name, self.name_bn, self.name_latin


NAME_FIELDS = tuple(
    field.name for field in fields(Names) if not field.name.startswith("years")
)
"""What is typed as text, without the age."""


@transaction.atomic
def write_identity(participant: Participant, names: Names) -> None:
    """Seal the names of `participant`, in place of what was known before, and keep by
    what they are found."""
    plain = json.dumps(asdict(names), ensure_ascii=False).encode()
    vault = seal(plain, place=_place(participant.pk))
    Identity.objects.update_or_create(
        participant=participant,
        defaults={"key_id": vault.key_id, "sealed": vault.sealed},
    )
    write_tokens(participant, names=names.spoken(), phone=names.phone)


@transaction.atomic
def write_new_identities(people: Sequence[tuple[Participant, Names]]) -> None:
    """As `write_identity`, for many who were made just now and have none yet."""
    identities, tokens = [], []
    for participant, names in people:
        plain = json.dumps(asdict(names), ensure_ascii=False).encode()
        vault = seal(plain, place=_place(participant.pk))
        identities.append(
            Identity(participant=participant, key_id=vault.key_id, sealed=vault.sealed)
        )
        tokens += tokens_of(participant, names=names.spoken(), phone=names.phone)
    Identity.objects.bulk_create(identities, batch_size=200)
    IdentityToken.objects.bulk_create(tokens, batch_size=200)


def index_identities(participants: Sequence[Participant]) -> int:
    """Make anew by what these people are found; how many have an identity."""
    known = read_identities(participants, reader=None, purpose="index")
    for participant in participants:
        names = known.get(participant.pk)
        if names:
            write_tokens(participant, names=names.spoken(), phone=names.phone)
    return len(known)


def read_call_names(
    participants: Iterable[Participant], *, reader: User, purpose: str
) -> dict[int, Names]:
    """As `read_identities`, but only what is called out in the room, for roll call."""
    known = _read(participants, reader, purpose, Right.CALL_NAMES)
    return {pk: Names(call_name=names.call_name) for pk, names in known.items()}


def read_identities(
    participants: Iterable[Participant], *, reader: User | None, purpose: str
) -> dict[int, Names]:
    """Names by the primary key of the participant, read in one query and logged in one.

    Who has no names here, or is of an organisation where `reader` may not see names, is
    left out. `reader` is None for a command on the server. `purpose` is a short fixed
    word such as "roll-call".
    """
    return _read(participants, reader, purpose, Right.IDENTITIES)


def note_reading(
    participants: Iterable[Participant], *, reader: User, purpose: str
) -> None:
    """Names were read elsewhere than in an `Identity`, as on the photo of a sheet."""
    IdentityReading.objects.bulk_create(
        IdentityReading(participant=person, reader=reader, purpose=purpose)
        for person in participants
    )


@transaction.atomic
def _read(
    participants: Iterable[Participant],
    reader: User | None,
    purpose: str,
    right: Right,
) -> dict[int, Names]:
    found = Identity.objects.filter(participant__in=[p.pk for p in participants])
    if reader is not None:
        readable = organisations_for(reader, right)
        found = found.filter(participant__organisation__in=readable)
    names = {identity.participant_id: _open(identity) for identity in found}
    IdentityReading.objects.bulk_create(
        IdentityReading(participant_id=pk, reader=reader, purpose=purpose)
        for pk in names
    )
    return names


def _open(identity: Identity) -> Names:
    # SQLite gives bytes, PostgreSQL a memoryview.
    plain = unseal(
        bytes(identity.sealed),
        key_id=identity.key_id,
        place=_place(identity.participant_id),
    )
    return Names(**json.loads(plain))


def _place(participant_pk: int) -> str:
    return f"{Identity._meta.db_table}:{participant_pk}"
