from __future__ import annotations

import io

import pytest
from django_scopes import scopes_disabled
from PIL import Image

from tests.builders import build_mark
from tests.workshops.builders import CHILD, enrol, text_of, yes
from tests.workshops.pictures import OWNER, upload
from workshops.choices import AttendanceStatus, ConsentScope, PhotoBasis
from workshops.conf import private_files
from workshops.models import IdentityReading, SessionPhoto, SheetPhoto
from workshops.services import cancel_workshop, count_heads, withdraw_consent

pytestmark = pytest.mark.usefixtures("days_ahead_count")

PHOTO = [yes(), yes("self", "photo")]


def _address(workshop, what="photos") -> str:
    return f"/field/workshops/{workshop.code}/{what}/1/"


def _present(workshop, rina, **person):
    enrolment = enrol(workshop, rina, **person)
    build_mark(enrolment)
    return enrolment


def _send(field, workshop, what="photos", **data):
    return field.post(
        _address(workshop, what), {"picture": upload(), **data}, follow=True
    )


def _picture(workshop, what="photos") -> str:
    model = SessionPhoto if what == "photos" else SheetPhoto
    with scopes_disabled():
        return f"{_address(workshop, what)}{model.objects.get().name}.jpg"


def test_a_photo_is_kept_when_everybody_who_was_there_agrees(field, workshop, rina):
    _present(workshop, rina, consents=PHOTO)
    page = text_of(_send(field, workshop))
    assert "The photo is kept." in page
    assert _picture(workshop) in page
    with scopes_disabled():
        photo = SessionPhoto.objects.get()
        assert photo.basis == PhotoBasis.EVERYBODY
        assert photo.people.count() == 1


def test_it_is_refused_when_somebody_there_has_not_agreed(field, workshop, rina):
    _present(workshop, rina, consents=PHOTO)
    _present(workshop, rina, call_name="Jorina")
    page = text_of(_send(field, workshop))
    assert "Not everybody who was there agrees to photos." in page
    assert "<li>2. Jorina</li>" in page
    with scopes_disabled():
        assert SessionPhoto.objects.count() == 0


def test_who_says_that_only_people_who_agree_can_be_seen_may_keep_it(
    field, workshop, rina
):
    _present(workshop, rina, consents=PHOTO)
    _present(workshop, rina)
    _send(field, workshop, only_consenting="on")
    with scopes_disabled():
        assert SessionPhoto.objects.get().basis == PhotoBasis.ONLY_CONSENTING


def test_a_child_needs_two_yeses(field, workshop, rina):
    attend = [yes(), yes("mother")]
    _present(workshop, rina, age_band=CHILD, consents=[*attend, yes("mother", "photo")])
    assert "Not everybody" in text_of(_send(field, workshop))
    both = [yes("mother", "photo"), yes("self", "photo")]
    _present(workshop, rina, age_band=CHILD, consents=[*attend, *both])
    assert "Not everybody" in text_of(_send(field, workshop))


def test_somebody_without_a_name_was_not_asked(field, workshop, rina):
    _present(workshop, rina, consents=PHOTO)
    with scopes_disabled():
        one = {("male", "10_13", False): 1}
        count_heads(workshop.sessions.get(), one, control=None, by=rina)
    page = text_of(_send(field, workshop))
    assert "1 person without a name was there too." in page
    assert "Not everybody who was there agrees to photos." in page


def test_before_the_roll_is_called_nobody_knows(field, workshop, rina):
    enrol(workshop, rina, consents=PHOTO)
    page = text_of(_send(field, workshop))
    assert "Call the roll first" in page
    assert "Not everybody" in page


def test_who_was_absent_is_not_asked(field, workshop, rina):
    _present(workshop, rina, consents=PHOTO)
    build_mark(enrol(workshop, rina), AttendanceStatus.ABSENT)
    assert "The photo is kept." in text_of(_send(field, workshop))


def test_a_withdrawn_consent_hides_the_photo_at_once(field, workshop, rina):
    enrolment = _present(workshop, rina, consents=PHOTO)
    _send(field, workshop, only_consenting="on")
    assert field.get(_picture(workshop)).status_code == 200
    with scopes_disabled():
        withdraw_consent(enrolment.participant, scope=ConsentScope.PHOTO, by=rina)
    assert field.get(_picture(workshop)).status_code == 404
    assert "no longer shown" in text_of(field.get(_address(workshop)))


def test_somebody_who_turns_out_to_have_been_there_hides_it_too(field, workshop, rina):
    _present(workshop, rina, consents=PHOTO)
    _send(field, workshop)
    _present(workshop, rina)
    assert field.get(_picture(workshop)).status_code == 404


@pytest.mark.parametrize("what", ["photos", "sheets"])
def test_the_picture_comes_without_place_and_owner_and_does_nothing(
    field, workshop, rina, what
):
    _present(workshop, rina, consents=PHOTO)
    _send(field, workshop, what)
    answer = field.get(_picture(workshop, what))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert OWNER not in answer.content
    with Image.open(io.BytesIO(answer.content)) as image:
        assert dict(image.getexif()) == {}


@pytest.mark.parametrize("what", ["photos", "sheets"])
def test_nobody_else_sees_or_deletes_a_picture(
    client, field, workshop, rina, what, mitu, selim, karim, kamal
):
    _present(workshop, rina, consents=PHOTO)
    _send(field, workshop, what)
    address = _picture(workshop, what)
    delete = address.replace(".jpg", "/delete/")
    for user in (mitu, selim, karim):
        client.force_login(user)
        assert client.get(address).status_code == 404
        assert client.post(delete).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302
    assert client.post(delete).status_code == 302
    client.force_login(kamal)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("what", ["photos", "sheets"])
def test_a_deleted_picture_is_gone_from_the_disk(
    field, workshop, rina, what, django_capture_on_commit_callbacks
):
    _present(workshop, rina, consents=PHOTO)
    _send(field, workshop, what)
    address = _picture(workshop, what)
    model = SessionPhoto if what == "photos" else SheetPhoto
    with scopes_disabled():
        path = private_files() / model.objects.get().name.hex
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        page = text_of(field.post(address.replace(".jpg", "/delete/"), follow=True))
    assert "The photo is deleted." in page
    assert not path.exists()
    assert field.get(address).status_code == 404
    with scopes_disabled():
        assert model.objects.get().removed_by == rina


def test_who_opens_a_sheet_reads_everybody_on_it(field, workshop, rina):
    enrol(workshop, rina)
    _send(field, workshop, "sheets")
    field.get(_picture(workshop, "sheets"))
    with scopes_disabled():
        purposes = IdentityReading.objects.values_list("purpose", flat=True)
        assert list(purposes) == ["sheet-photo"]


@pytest.mark.parametrize("what", ["photos", "sheets"])
def test_says_what_is_wrong_with_a_file(field, workshop, what):
    address = _address(workshop, what)
    assert "Choose a picture, or take one." in text_of(field.post(address))
    sent = {"picture": upload(b"%PDF-1.7"), "only_consenting": "on"}
    assert "This is no picture that can be read." in text_of(field.post(address, sent))


def test_a_cancelled_workshop_has_no_pictures(field, workshop, rina):
    cancel_workshop(workshop, by=rina, reason="flood")
    assert "nothing to write" in text_of(_send(field, workshop, "sheets"))


@pytest.mark.parametrize("number", [1, 12])
def test_many_photos_cost_the_same(number, field, workshop, rina, count_reads):
    for _ in range(number):
        _present(workshop, rina, consents=PHOTO)
        _send(field, workshop, only_consenting="on")
    # Session, user, organisations, workshop, day, marks, those who came with their
    # people and consents, three for heads, photos, and the people on them (three).
    assert count_reads(lambda: field.get(_address(workshop))) == 15
