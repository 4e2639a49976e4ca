"""What a certificate looks like, what it asks for, and each one issued."""

from __future__ import annotations

from certificates.models.certificate import Certificate, CertificateName
from certificates.models.criterion import (
    AttendanceCriterion,
    Criterion,
    RegisteredCriterion,
)
from certificates.models.design import Design
from certificates.models.signing import PublishedCourse, SigningKey, StatusList

__all__ = [
    "AttendanceCriterion",
    "Certificate",
    "CertificateName",
    "Criterion",
    "Design",
    "PublishedCourse",
    "RegisteredCriterion",
    "SigningKey",
    "StatusList",
]
