"""Pictures of somebody who no longer agrees stay unseen until somebody decides."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.builders import build_member, build_workshop
from tests.workshops.builders import enrol, text_of, yes
from workshops.choices import ConsentScope, MembershipRole, PhotoBasis
from workshops.models import SessionPhoto
from workshops.photo_consent import is_shown
from workshops.refusals import Refused
from workshops.services import record_consent, withdraw_consent
from workshops.services.merging import merge_participants, undo_merge
from workshops.services.withholding import show_again

pytestmark = pytest.mark.usefixtures("shapla_scope")

PHOTO = [yes(), yes("self", "photo")]


@pytest.fixture
def rahima(workshop, rina):
    return enrol(workshop, rina, consents=PHOTO)


@pytest.fixture
def photo(workshop, rahima):
    photo = SessionPhoto.objects.create(
        session=workshop.sessions.get(),
        basis=PhotoBasis.ONLY_CONSENTING,
        key_id="x",
    )
    photo.people.set([rahima])
    return photo


def _shown(photo) -> bool:
    photo.refresh_from_db()
    return is_shown(photo)


def _take_back(enrolment, by) -> None:
    withdraw_consent(enrolment.participant, scope=ConsentScope.PHOTO, by=by)


def test_a_new_yes_alone_brings_no_picture_back(photo, rahima, rina, in_english):
    assert _shown(photo)
    _take_back(rahima, rina)
    assert not _shown(photo)
    with pytest.raises(Refused, match="has not agreed"):
        show_again(photo, by=rina)
    record_consent(rahima.participant, by=rina, consents=[yes("self", "photo")])
    assert not _shown(photo)
    show_again(photo, by=rina)
    assert _shown(photo)
    assert photo.shown_again_by == rina


def test_a_row_that_is_erased_hides_what_it_was_linked_to(photo, rahima):
    rahima.delete()
    assert photo.people.count() == 0
    assert not _shown(photo)


def test_two_entries_of_whom_one_said_no_are_hidden_when_put_together(
    photo, rahima, rina, kamal, shapla
):
    other = enrol(build_workshop(shapla), call_name="Rohima").participant
    merge = merge_participants(other, rahima.participant, by=kamal)
    assert not _shown(photo)
    show_again(photo, by=kamal)
    assert _shown(photo)
    undo_merge(merge, by=kamal)
    assert not _shown(photo)


def test_two_entries_that_both_agree_stay_seen(photo, rahima, kamal, shapla):
    other = enrol(build_workshop(shapla), call_name="Rohima", consents=PHOTO)
    merge_participants(other.participant, rahima.participant, by=kamal)
    assert _shown(photo)


def test_a_picture_that_was_deleted_is_never_shown_again(photo, rahima, rina):
    _take_back(rahima, rina)
    photo.removed_at = timezone.now()
    photo.save()
    show_again(photo, by=rina)
    assert not _shown(photo)


def test_somebody_decides_on_the_page_and_nobody_of_elsewhere(
    client, photo, rahima, rina, workshop, shapla, selim, mitu
):
    client.cookies["language"] = "en"
    client.force_login(rina)
    _take_back(rahima, rina)
    record_consent(rahima.participant, by=rina, consents=[yes("self", "photo")])
    address = reverse("workshops:photo_show", args=[workshop.code, 1, photo.name])
    page = text_of(client.get(reverse("workshops:photos", args=[workshop.code, 1])))
    assert address in page
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    for user in (selim, mitu, joya):
        client.force_login(user)
        assert client.post(address).status_code == 404
    assert not _shown(photo)
    client.force_login(rina)
    assert client.get(address).status_code == 405
    assert "shown again" in text_of(client.post(address, follow=True))
    assert _shown(photo)
