"""The register as a table, and the papers of a workshop as a folder of files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from typing import Any

from django.utils.translation import gettext_lazy as _

from certificates.choices import CertificateState
from certificates.codes import in_groups
from certificates.models import Certificate
from workshops.exports.table import Column, Table, local

_COLUMNS = [
    Column("code", _("Code on the certificate")),
    Column("state", _("Valid, replaced or withdrawn"), CertificateState),
    Column("issued_at", _("Given at, local time")),
    Column("revoked_at", _("Withdrawn at, local time")),
    Column("replaced_by", _("Code of the one in its place")),
    Column("workshop", _("Code of the workshop")),
    Column("held_from", _("First day of the workshop")),
    Column("held_to", _("Last day of the workshop")),
    Column("module", _("Module, in English or else in Bangla")),
    Column("centre", _("Centre")),
    Column("audience", _("For whom, short name")),
    Column("participant", _("Code of the person")),
]


def register_table(certificates: Iterable[Certificate]) -> Table:
    """Without names: who needs one looks it up with the code, and that is written down."""
    rows = (_row(certificate) for certificate in certificates)
    return Table("certificates", _COLUMNS, rows)


def _row(certificate: Certificate) -> list[Any]:
    facts, enrolment = certificate.facts, certificate.enrolment
    newer = getattr(certificate, "replaced_by", None)
    return [
        in_groups(certificate.code),
        getattr(certificate, "said_state", ""),
        local(certificate.issued_at),
        local(certificate.revoked_at),
        in_groups(newer.code) if newer else "",
        enrolment.workshop.code,
        facts["held_from"],
        facts["held_to"],
        facts["module"].get("en") or facts["module"].get("bn", ""),
        enrolment.workshop.centre.names.get("en", ""),
        enrolment.workshop.audience.slug,
        enrolment.participant.code,
    ]


class _Pipe(RawIOBase):
    """Takes what a writer writes and hands it on."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        written = bytes(data)
        self._waiting.append(written)
        self._written += len(written)
        return len(written)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        waiting, self._waiting = self._waiting, []
        return b"".join(waiting)


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """A ZIP of named files, sent while it is made: a thousand need no more memory than
    one. PDFs are packed already, so they are only stored. The same files give the same
    bytes: no clock is read."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content)
            yield pipe.taken()
    yield pipe.taken()
