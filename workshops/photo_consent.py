"""Whether photographs of a session may be taken and shown, asked anew every time."""

from __future__ import annotations

from dataclasses import dataclass

from workshops.choices import CAME, ConsentScope, PhotoBasis
from workshops.consenting import has_agreed
from workshops.heads import heads_of
from workshops.marks import roll_of
from workshops.models import Enrolment, Participant, Session, SessionPhoto


@dataclass(frozen=True)
class PhotoConsent:
    """Of those who came: who agrees to photos, who does not, and how many have no name."""

    agreed: list[Enrolment]
    without: list[Enrolment]
    unnamed: int

    @property
    def is_everybody(self) -> bool:
        """Nobody has to be left out. Before the roll is called nobody knows that."""
        return bool(self.agreed) and not self.without and not self.unnamed


@dataclass(frozen=True)
class PhotoLine:
    photo: SessionPhoto
    is_withheld: bool
    waits_for_decision: bool = False
    """Everybody agrees again: somebody may show it again, or delete it."""


def photo_consent_of(session: Session) -> PhotoConsent:
    came = [pk for pk, status in roll_of(session).statuses().items() if status in CAME]
    people = (
        Enrolment.objects.filter(pk__in=came)
        .select_related("participant")
        .prefetch_related("participant__consents")
        .order_by("row_number")
    )
    agreed = [one for one in people if agrees_to_photos(one.participant)]
    without = [one for one in people if not agrees_to_photos(one.participant)]
    return PhotoConsent(agreed, without, heads_of(session).unnamed)


def photo_lines(session: Session, consent: PhotoConsent) -> list[PhotoLine]:
    """The photographs that are kept. One is withheld as soon as a yes no longer stands."""
    photos = SessionPhoto.objects.filter(session=session, removed_at=None)
    photos = photos.prefetch_related("people__participant__consents")
    lines = []
    for photo in photos:
        lacks_consent = _is_withheld(photo, consent)
        is_held = photo.withheld_at is not None
        waits = is_held and not lacks_consent
        lines.append(PhotoLine(photo, lacks_consent or is_held, waits))
    return lines


def is_shown(photo: SessionPhoto) -> bool:
    if photo.removed_at or photo.withheld_at:
        return False
    return may_be_shown(photo)


def may_be_shown(photo: SessionPhoto) -> bool:
    """Whether everybody who may be seen agrees now."""
    return not _is_withheld(photo, photo_consent_of(photo.session))


def _is_withheld(photo: SessionPhoto, consent: PhotoConsent) -> bool:
    if photo.basis == PhotoBasis.EVERYBODY and not consent.is_everybody:
        return True
    people = photo.people.all()
    return not all(agrees_to_photos(enrolment.participant) for enrolment in people)


def agrees_to_photos(participant: Participant) -> bool:
    return has_agreed(
        participant.consents.all(), ConsentScope.PHOTO, is_child=participant.is_child
    )
