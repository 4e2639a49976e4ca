"""What must be done for a certificate; one module for each kind."""

from __future__ import annotations

from certificates.models.criteria.at_least import AtLeastCriterion
from certificates.models.criteria.attendance import AttendanceCriterion
from certificates.models.criteria.base import Criterion
from certificates.models.criteria.consent import ConsentCriterion
from certificates.models.criteria.hours import HoursCriterion
from certificates.models.criteria.registered import RegisteredCriterion
from certificates.models.criteria.sessions import SessionsCriterion

__all__ = [
    "AtLeastCriterion",
    "AttendanceCriterion",
    "ConsentCriterion",
    "Criterion",
    "HoursCriterion",
    "RegisteredCriterion",
    "SessionsCriterion",
]
