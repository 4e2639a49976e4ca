"""The nouns of a workshop. A participant is never a user account."""

from __future__ import annotations

from workshops.models.api_token import ApiToken
from workshops.models.assignment import (
    AssignmentChange,
    Briefing,
    CalendarLink,
    Substitution,
)
from workshops.models.attendance import AttendanceMark
from workshops.models.attendance_summary import Presence, WorkshopSummary
from workshops.models.centre_class import CentreClass
from workshops.models.concern import Concern, ConcernNote, ConcernReading
from workshops.models.consent import Consent
from workshops.models.contact import ContactChange
from workshops.models.counts_subscription import CountsSubscription, HowOften
from workshops.models.enrolment import Enrolment, EnrolmentChange
from workshops.models.follow_up import FollowUp, FollowUpStep
from workshops.models.holiday import Holiday
from workshops.models.identity import Identity, IdentityReading
from workshops.models.identity_token import IdentityToken
from workshops.models.lottery import LotteryDraw
from workshops.models.merge import Merge, NotSamePerson
from workshops.models.message import Message
from workshops.models.organisation import Centre, Membership, Organisation
from workshops.models.participant import Participant
from workshops.models.picture import SessionPhoto, SheetPhoto
from workshops.models.place import Programme, Room, SafetyCheck
from workshops.models.planning import ConflictOverride, PlanChange, SessionChange
from workshops.models.record import ActivityRecord, SessionRecord
from workshops.models.request import (
    RequestChange,
    RequestContact,
    RequestReading,
    WorkshopRequest,
)
from workshops.models.roster_import import Import, ImportedRow
from workshops.models.shown_counts import ShownCounts
from workshops.models.staff import StaffChange
from workshops.models.tally import DifferenceExplanation, Tally
from workshops.models.tie import Tie
from workshops.models.workshop import Assignment, Session, Workshop, WorkshopChange

__all__ = [
    "ActivityRecord",
    "ApiToken",
    "Assignment",
    "AssignmentChange",
    "AttendanceMark",
    "Briefing",
    "CalendarLink",
    "Centre",
    "CentreClass",
    "Concern",
    "ConcernNote",
    "ConcernReading",
    "ConflictOverride",
    "Consent",
    "ContactChange",
    "CountsSubscription",
    "DifferenceExplanation",
    "Enrolment",
    "EnrolmentChange",
    "FollowUp",
    "FollowUpStep",
    "Holiday",
    "HowOften",
    "Identity",
    "IdentityReading",
    "IdentityToken",
    "Import",
    "ImportedRow",
    "LotteryDraw",
    "Membership",
    "Merge",
    "Message",
    "NotSamePerson",
    "Organisation",
    "Participant",
    "PlanChange",
    "Presence",
    "Programme",
    "RequestChange",
    "RequestContact",
    "RequestReading",
    "Room",
    "SafetyCheck",
    "Session",
    "SessionChange",
    "SessionPhoto",
    "SessionRecord",
    "SheetPhoto",
    "ShownCounts",
    "StaffChange",
    "Substitution",
    "Tally",
    "Tie",
    "Workshop",
    "WorkshopChange",
    "WorkshopRequest",
    "WorkshopSummary",
]
