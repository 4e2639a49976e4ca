"""What a certificate looks like, what it asks for, and each one issued."""

from __future__ import annotations

from certificates.models.batch import Batch, BatchProblem, NameCorrection
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
from certificates.models.design_version import DesignVersion, PictureUse
from certificates.models.picture import Picture, keep_picture
from certificates.models.share_link import ShareLink
from certificates.models.signing import PublishedCourse, SigningKey, StatusList

__all__ = [
    "AtLeastCriterion",
    "AttendanceCriterion",
    "Batch",
    "BatchProblem",
    "Certificate",
    "CertificateName",
    "ConsentCriterion",
    "Criterion",
    "Design",
    "DesignVersion",
    "HoursCriterion",
    "NameCorrection",
    "Picture",
    "PictureUse",
    "PublishedCourse",
    "RegisteredCriterion",
    "SessionsCriterion",
    "ShareLink",
    "SigningKey",
    "StatusList",
    "keep_picture",
]
