"""That certificates which were just given can be printed."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User

from certificates.digests import keep_digest
from certificates.models import Certificate
from certificates.names import read_names
from certificates.pdf.render import render_stream


def prove_that_it_prints(given: Sequence[Certificate], by: User | None) -> None:
    """Prints each and keeps the fingerprint of its file; raises if one cannot be drawn."""
    found = Certificate.objects.filter(pk__in=[each.pk for each in given])
    certificates = list(found.select_related("enrolment", "printed_name"))
    names = read_names(certificates, reader=by)
    named = ((each, names[each.pk]) for each in certificates if each.pk in names)
    for certificate, pdf in render_stream(named):
        keep_digest(certificate, pdf)
