"""The fingerprint of a certificate's file, by which somebody can tell that it was not altered.

The same facts give the same bytes, so the file can be made again and still has it, as
long as WeasyPrint and the layout are the same.
"""

from __future__ import annotations

from hashlib import sha256

from certificates.models import Certificate


def keep_digest(certificate: Certificate, pdf: bytes) -> str:
    """The SHA-256 of `pdf`. That of the first file stays with the certificate for good."""
    digest = sha256(pdf).hexdigest()
    if not certificate.pdf_sha256:
        # Needs no scope: whoever has the file was allowed to have the certificate.
        without = Certificate._base_manager.filter(pk=certificate.pk, pdf_sha256="")
        without.update(pdf_sha256=digest)
        certificate.pdf_sha256 = digest
    return digest
