from __future__ import annotations

from hashlib import sha256

from django_scopes import scopes_disabled

from certificates.digests import keep_digest
from certificates.models import Certificate


def kept(certificate):
    with scopes_disabled():
        return Certificate.objects.get(pk=certificate.pk).pdf_sha256


def test_the_fingerprint_of_the_first_file_stays(issued):
    first = keep_digest(issued, b"first")
    second = keep_digest(issued, b"second")
    assert (first, second) == (
        sha256(b"first").hexdigest(),
        sha256(b"second").hexdigest(),
    )
    assert kept(issued) == first


def test_a_new_certificate_has_none(issued):
    assert kept(issued) == ""
