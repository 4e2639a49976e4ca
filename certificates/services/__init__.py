"""Writing certificates: giving, withdrawing, replacing, sharing.

Run these inside a scope (django-scopes). A refusal is `workshops.refusals.Refused`,
whose sentence is for the person who asked.
"""

from __future__ import annotations

from certificates.services.issuing import (
    IssueResult,
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
)

__all__ = [
    "IssueResult",
    "issue_certificates",
    "reissue_certificate",
    "revoke_certificate",
]
