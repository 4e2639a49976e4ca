from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction

from certificates.models import NameCorrection
from certificates.names import PURPOSE
from curriculum.languages import normalise
from workshops.identities import Names, read_identities, write_identity
from workshops.models import Enrolment


@transaction.atomic
def correct_name(
    enrolment: Enrolment, *, by: User, name_bn: str, name_latin: str
) -> bool:
    """Write the full names as they shall be printed; whether anything changed.

    Who corrected it and when is kept, the old spelling is not.
    """
    participant = enrolment.participant
    known = read_identities([participant], reader=by, purpose=PURPOSE)
    names = known.get(participant.pk)
    name_bn, name_latin = normalise(name_bn), normalise(name_latin)
    if names is None:
        names = Names(call_name=name_bn or name_latin)
    changed_bn, changed_latin = names.name_bn != name_bn, names.name_latin != name_latin
    if not (changed_bn or changed_latin):
        return False
    write_identity(participant, replace(names, name_bn=name_bn, name_latin=name_latin))
    NameCorrection.objects.create(
        enrolment=enrolment,
        changed_bn=changed_bn,
        changed_latin=changed_latin,
        corrected_by=by,
    )
    return True
