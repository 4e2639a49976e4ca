"""What a certificate looks like, what it asks for, and each one issued."""

from __future__ import annotations

from certificates.models.certificate import Certificate, CertificateName
from certificates.models.criteria import (
    AtLeastCriterion,
    AttendanceCriterion,
    ConsentCriterion,
    Criterion,
    HoursCriterion,
    RegisteredCriterion,
    SessionsCriterion,
)
from certificates.models.design import Design
from certificates.models.signing import PublishedCourse, SigningKey, StatusList

__all__ = [
    "AtLeastCriterion",
    "AttendanceCriterion",
    "Certificate",
    "CertificateName",
    "ConsentCriterion",
    "Criterion",
    "Design",
    "HoursCriterion",
    "PublishedCourse",
    "RegisteredCriterion",
    "SessionsCriterion",
    "SigningKey",
    "StatusList",
]
