from __future__ import annotations

from functools import partial
from typing import IO

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops import private_files
from workshops.choices import PhotoBasis
from workshops.models import Session, SessionPhoto, SheetPhoto
from workshops.photo_consent import photo_consent_of
from workshops.photographs import PHOTO, SHEET, clean_photograph
from workshops.refusals import Refused
from workshops.services.days import hold_day


@transaction.atomic
def add_photo(
    session: Session,
    upload: IO[bytes],
    size: int,
    *,
    only_consenting: bool,
    by: User | None,
) -> SessionPhoto:
    """Keep a photograph of the session, if nobody is on it who does not want to be.

    Either everybody who came agrees to photos, or the person who adds it says that only
    people can be seen who do (`only_consenting`).
    """
    hold_day(session, also_closed=True)
    consent = photo_consent_of(session)
    if not consent.is_everybody and not only_consenting:
        raise Refused(
            _(
                "Not everybody who was there agrees to photos. Look who is on it, and"
                " tick that only people who agree can be seen."
            )
        )
    basis = PhotoBasis.EVERYBODY
    if only_consenting:
        basis = PhotoBasis.ONLY_CONSENTING
    photo = SessionPhoto(session=session, basis=basis, added_by=by)
    _keep(photo, clean_photograph(upload, size, PHOTO))
    photo.people.set(consent.agreed)
    return photo


@transaction.atomic
def add_sheet(
    session: Session, upload: IO[bytes], size: int, *, by: User | None
) -> SheetPhoto:
    """Keep the photo of the signed sheet as evidence."""
    hold_day(session, also_closed=True)
    sheet = SheetPhoto(session=session, added_by=by)
    _keep(sheet, clean_photograph(upload, size, SHEET))
    return sheet


@transaction.atomic
def remove_picture(picture: SessionPhoto | SheetPhoto, *, by: User | None) -> None:
    """Take a picture away: its file is deleted, that it was there stays known."""
    if picture.removed_at:
        return
    picture.removed_by, picture.removed_at = by, timezone.now()
    picture.save(update_fields=["removed_by", "removed_at"])
    transaction.on_commit(partial(private_files.forget, picture.name))


def _keep(picture: SessionPhoto | SheetPhoto, plain: bytes) -> None:
    picture.key_id = private_files.keep(picture.name, plain)
    picture.save()
