from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkshopState(models.TextChoices):
    """Where a workshop stands.

    A request is not a workshop yet (`WorkshopRequest`), and whether the data of a DONE
    one is complete is computed (`queries`): neither is a state that somebody sets.
    """

    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_STATES = (
    WorkshopState.PLANNED,
    WorkshopState.CONFIRMED,
    WorkshopState.RUNNING,
    WorkshopState.POSTPONED,
)
"""People may be added and names corrected."""


class SessionState(models.TextChoices):
    """Whether a meeting stands. That it was held is told by its marks."""

    STANDING = "standing", _("Takes place")
    CANCELLED = "cancelled", _("Cancelled")


class ConflictKind(models.TextChoices):
    """What cannot be in two places at once."""

    FACILITATOR = "facilitator", _("A facilitator")
    ROOM = "room", _("The room")
    PARTICIPANT = "participant", _("People on the list")
    DAY_OFF = "day_off", _("A day off")


class PlanPart(models.TextChoices):
    """What can be changed in a plan besides its days."""

    CENTRE = "centre", _("Centre")
    CAPACITY = "capacity", _("Places")
    PROGRAMME = "programme", _("Programme")


class ProgrammeKind(models.TextChoices):
    EDUCATION = "education", _("Education of working children")
    VOCATIONAL = "vocational", _("Vocational training")
    HAZARDOUS_LABOUR = "hazardous_labour", _("Ending hazardous child labour")
    GENDER_BASED_VIOLENCE = (
        "gender_based_violence",
        _("Against gender based violence and online exploitation"),
    )
    OTHER = "other", _("Another programme")


class AskerKind(models.TextChoices):
    """Which body asks for a workshop."""

    SCHOOL = "school", _("A school")
    WARD_OFFICE = "ward_office", _("A ward or union office")
    EMPLOYERS = "employers", _("An association of employers")
    COMMUNITY = "community", _("A group of the neighbourhood")
    OTHER = "other", _("Somebody else")


class RequestState(models.TextChoices):
    NEW = "new", _("Waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ClassKind(models.TextChoices):
    NON_FORMAL = "non_formal", _("Non-formal education")
    VOCATIONAL = "vocational", _("Learning a trade")
    OTHER = "other", _("Something else")


class SafetyItem(models.TextChoices):
    """What somebody looks at when they walk through a centre. Keys never change."""

    EXITS = "exits", _("Two ways out, both open")
    WATER = "water", _("Clean water to drink")
    TOILETS = "toilets", _("Separate toilets for girls and boys")
    FIRST_AID = "first_aid", _("A first-aid box that is full")
    TWO_ADULTS = "two_adults", _("Always two adults with the children")
    CODE_OF_CONDUCT = "code_of_conduct", _("The code of conduct hangs on the wall")
    COMPLAINT_BOX = "complaint_box", _("A complaint box that children can reach")
    NO_PHOTOS = "no_photos", _("A sign: no photographs")
    DOOR_VISIBLE = "door_visible", _("One can see through the door into the room")
    EMERGENCY_NUMBERS = (
        "emergency_numbers",
        _("The emergency numbers hang on the wall"),
    )


class SafetyAnswer(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_YET = "not_yet", _("Not yet")


class MembershipRole(models.TextChoices):
    """What a person of staff does inside one organisation. `rights.py` says what it allows."""

    FACILITATOR = "facilitator", _("Facilitator: the workshops given to them")
    ROLL_CALL = "roll_call", _("Roll call only, in the workshops given to them")
    CENTRE_LEAD = "centre_lead", _("Centre lead: all workshops of a centre")
    COORDINATOR = "coordinator", _("Coordinator: all workshops of the organisation")
    CURRICULUM_EDITOR = "curriculum_editor", _("Curriculum editor: writes modules")
    REVIEWER = "reviewer", _("Reviewer: approves modules")
    MONITOR = "monitor", _("Monitoring officer: reports only, no names")
    SAFEGUARDING = "safeguarding", _("Safeguarding focal point: concerns and follow-up")
    PARTNER = "partner", _("Partner: counts of people only")
    DIRECTOR = "director", _("Director: reports and counts")
    ADMINISTRATOR = "administrator", _("Administrator: staff and places, no names")


class AssignmentRole(models.TextChoices):
    LEAD = "lead", _("Lead facilitator")
    ASSISTANT = "assistant", _("Assistant")
    OBSERVER = "observer", _("Observer")


class AssignmentState(models.TextChoices):
    """How far a person and a workshop have come together. Only CONFIRMED reaches it."""

    INTERESTED = "interested", _("Would like to do it")
    ASKED = "asked", _("Asked")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Said no")
    ENDED = "ended", _("No longer")


class Sex(models.TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Another or not said")


class AgeBand(models.TextChoices):
    UNDER_10 = "under_10", _("Under 10")
    FROM_10_TO_13 = "10_13", _("10 to 13")
    FROM_14_TO_17 = "14_17", _("14 to 17")
    FROM_18_TO_29 = "18_29", _("18 to 29")
    FROM_30_TO_49 = "30_49", _("30 to 49")
    OVER_50 = "50_plus", _("50 or older")

    @property
    def is_child(self) -> bool:
        return self in (self.UNDER_10, self.FROM_10_TO_13, self.FROM_14_TO_17)

    @classmethod
    def of_years(cls, years: int) -> AgeBand:
        """The band of somebody who is so many years old."""
        first_years = (0, 10, 14, 18, 30, 50)
        bands = list(zip(first_years, cls, strict=True))
        return max(band for band in bands if band[0] <= years)[1]


class AgeBasis(models.TextChoices):
    STATED = "stated", _("As the person said")
    ESTIMATED = "estimated", _("Estimated")


class SpokenLanguage(models.TextChoices):
    """The language in which a person is written to and spoken with."""

    BANGLA = "bn", _("Bangla")
    ENGLISH = "en", _("English")


class ContactRule(models.TextChoices):
    """Whether it is safe for the person when we call, write or come."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    YES = "yes", _("Yes, it is safe")
    SAFE_NUMBER = "safe_number", _("Only by the safe number")
    NO = "no", _("No, never")


class Urgency(models.TextChoices):
    NOW = "now", _("Now: somebody is in danger")
    TODAY = "today", _("Today")
    WEEK = "week", _("In the next days")


class ConcernState(models.TextChoices):
    NEW = "new", _("New")
    HANDLED = "handled", _("Being handled")
    CLOSED = "closed", _("Closed")


class TokenKind(models.TextChoices):
    """What of an identity somebody can be found by."""

    PHONE = "phone", _("Mobile number")
    NAME = "name", _("Name")


class FollowUpReason(models.TextChoices):
    ABSENCES = "absences", _("Not there twice in a row")
    CONCERN = "concern", _("Somebody is worried")
    OTHER = "other", _("Another reason")


class FollowUpKind(models.TextChoices):
    VISIT = "visit", _("Visit at home")
    PHONE = "phone", _("Phone call")
    CENTRE = "centre", _("Talk at the centre")


class FollowUpState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    GIVEN_UP = "given_up", _("Given up")


class EnrolmentState(models.TextChoices):
    """Booking only. Whether the person came is an attendance mark."""

    PENDING = "pending", _("Waiting for consent")
    ENROLLED = "enrolled", _("Enrolled")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Offered a place")
    DECLINED = "declined", _("No longer waiting")
    WITHDRAWN = "withdrawn", _("Withdrawn")


HAS_A_PLACE = (EnrolmentState.PENDING, EnrolmentState.ENROLLED)
TAKES_A_PLACE = (*HAS_A_PLACE, EnrolmentState.OFFERED)
"""An offer holds its place until it is answered or runs out."""

IN_LINE = (EnrolmentState.WAITING, EnrolmentState.OFFERED)
OFF_THE_LIST = (EnrolmentState.WITHDRAWN, EnrolmentState.DECLINED)
"""WITHDRAWN had a place and gave it back; DECLINED never had one."""


class EnrolmentSource(models.TextChoices):
    """How somebody came to be on the list."""

    PLANNED = "planned", _("Written down before the day")
    WALK_IN = "walk_in", _("Came on the day")
    IMPORT = "import", _("From a file")
    REQUEST = "request", _("Asked for by somebody else")


class WaitingOrder(models.TextChoices):
    """Who of the waiting list gets the next place. Shown to everybody."""

    FIRST_COME = "first_come", _("Who came first")
    PRIORITY = "priority", _("Who needs it most, then who came first")
    LOTTERY = "lottery", _("Lots are drawn once, then who came first")


class PriorityReason(models.TextChoices):
    """Why somebody goes before others where need counts."""

    NONE = "", _("No special reason")
    DANGEROUS_WORK = "dangerous_work", _("Does dangerous work")
    WAITED_BEFORE = "waited_before", _("Waited in vain for an earlier workshop")
    DISABILITY = "disability", _("Lives with a disability")
    FAR_AWAY = "far_away", _("Lives where few workshops are held")

    @property
    def priority(self) -> int:
        """The higher number goes first."""
        return {self.NONE: 0, self.FAR_AWAY: 1, self.DANGEROUS_WORK: 3}.get(self, 2)


class TieKind(models.TextChoices):
    """What two participants are to each other. The first is named by the word."""

    EMPLOYER = "employer", _("Employer of the other")
    GUARDIAN = "guardian", _("Guardian of the other")
    SIBLING = "sibling", _("Brother or sister")
    HOUSEHOLD = "household", _("Same household")
    MUST_NOT_MEET = "must_not_meet", _("Must not meet")


KEPT_APART = (TieKind.EMPLOYER, TieKind.MUST_NOT_MEET)


class AttendanceStatus(models.TextChoices):
    PRESENT = "present", _("Present")
    LATE = "late", _("Late")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")
    LEFT_EARLY = "left_early", _("Left early")
    UNMARKED = "unmarked", _("Not marked")
    """An earlier mark was taken back. As if there had never been one."""

    @classmethod
    def for_the_roll(cls) -> list[tuple[str, str | Promise]]:
        """What somebody can be marked as, in the order of the screen."""
        return [choice for choice in cls.choices if choice[0] != cls.UNMARKED]


CAME = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.LATE,
    AttendanceStatus.LEFT_EARLY,
)


class TallyBasis(models.TextChoices):
    """Whom a tally counts. Only people without a name are added to those with one."""

    UNNAMED = "unnamed", _("People without a name on the list")
    ALL_HEADS = "all_heads", _("All heads, as the host counted them")


class ActivityOutcome(models.TextChoices):
    DONE = "done", pgettext_lazy("activity", "Done")
    SHORTENED = "shortened", pgettext_lazy("activity", "Shortened")
    LEFT_OUT = "left_out", pgettext_lazy("activity", "Left out")


class PhotoBasis(models.TextChoices):
    """Why a photograph of a session may be kept."""

    EVERYBODY = "everybody", _("Everybody who was there agrees to photos")
    ONLY_CONSENTING = "only_consenting", _("Only people who agree can be seen on it")


class ConsentScope(models.TextChoices):
    ATTEND = "attend", _("Attend the workshop")
    ASSESS = "assess", _("Answer the questions")
    PHOTO = "photo", _("Be in photographs")
    PUBLISH = "publish", _("Have photographs and words shown in public")
    PUBLIC_NAME = "public_name", _("Show the full name when a certificate is checked")


class ConsentGiver(models.TextChoices):
    SELF = "self", _("The person")
    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    GUARDIAN = "guardian", _("Another guardian")


class ConsentMode(models.TextChoices):
    SPOKEN = "spoken", _("Spoken, with a witness")
    SIGNATURE = "signature", _("Signature")
    THUMB = "thumb", _("Thumb print")
    TELEPHONE = "telephone", _("By telephone")


class StaffAct(models.TextChoices):
    """What an administrator does to an account."""

    ADDED = "added", _("Account made")
    ROLE_GIVEN = "role_given", _("Role given")
    ROLE_ACCEPTED = "role_accepted", _("Role accepted by a second person")
    ROLE_TAKEN = "role_taken", _("Role taken away")
    NEW_PASSWORD = "new_password", _("New password")
    OWN_PASSWORD = "own_password", _("Password of their own chosen")
    SWITCHED_OFF = "switched_off", _("Account switched off")
    SWITCHED_ON = "switched_on", _("Account switched on")


class WitnessRole(models.TextChoices):
    """Who heard it. A role and never a name: a witness has not agreed to be kept here."""

    COLLEAGUE = "colleague", _("Another facilitator")
    TEACHER = "teacher", _("A teacher")
    RELATIVE = "relative", _("A relative")
    NEIGHBOUR = "neighbour", _("A neighbour")
    OTHER = "other", _("Another person")


class ImportState(models.TextChoices):
    """How far a list from a file has come."""

    CHECKED = "checked", _("Checked, nothing is written yet")
    WAITING = "waiting", _("Begins soon")
    RUNNING = "running", _("Is being written")
    DONE = "done", _("Written")
    STOPPED = "stopped", _("Stopped, nothing was written")
    FAILED = "failed", _("Did not work, nothing was written")
    UNDONE = "undone", _("Undone")


IMPORT_IN_PROGRESS = (ImportState.WAITING, ImportState.RUNNING)
