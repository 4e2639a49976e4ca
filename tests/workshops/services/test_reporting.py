from __future__ import annotations

import pytest
from django.core import mail

from tests.builders import build_audience, build_member
from tests.workshops.builders import build_centre
from workshops.choices import ConcernState, MembershipRole, Urgency
from workshops.concerns import (
    concerns_for,
    concerns_sent_by,
    focal_points_of,
    read_concern,
)
from workshops.models import Concern, ConcernNote, ConcernReading
from workshops.refusals import Refused
from workshops.services.reporting import note_on_concern, report_concern
from workshops.vault import VaultError

pytestmark = pytest.mark.usefixtures("shapla_scope")
SEEN = "মেয়েটির হাতে দাগ"


def _report(by, organisation, **changed):
    given = {"seen": SEEN, "urgency": Urgency.TODAY, **changed}
    return report_concern(by=by, organisation=organisation, **given)


def test_what_was_seen_lies_sealed_and_opens_for_the_focal_point(shapla, rina, nasrin):
    concern = _report(rina, shapla, about="W1, 3")
    assert SEEN.encode() not in bytes(concern.sealed)
    opened = read_concern(concern, reader=nasrin)
    assert (opened.seen, opened.about, opened.notes) == (SEEN, "W1, 3", [])


def test_each_opening_is_written_down(shapla, rina, nasrin):
    concern = _report(rina, shapla)
    read_concern(concern, reader=nasrin)
    read_concern(concern, reader=nasrin)
    assert [reading.reader for reading in ConcernReading.objects.all()] == [
        nasrin,
        nasrin,
    ]


def test_words_moved_to_another_concern_do_not_open(shapla, rina, nasrin):
    one, two = _report(rina, shapla), _report(rina, shapla, seen="other")
    two.sealed = one.sealed
    with pytest.raises(VaultError):
        read_concern(two, reader=nasrin)


def test_numbers_follow_each_other_in_each_organisation(shapla, doel, rina, selim):
    assert [_report(rina, shapla).number for _ in range(2)] == [1, 2]
    assert _report(selim, doel).number == 1


def test_nothing_seen_is_refused(shapla, rina):
    with pytest.raises(Refused):
        _report(rina, shapla, seen="  ")
    assert Concern.objects.count() == 0


def test_a_note_moves_the_concern_and_stays_sealed(shapla, rina, nasrin):
    concern = _report(rina, shapla)
    note = note_on_concern(
        concern, by=nasrin, words="১০৯৮ কে ফোন", state=ConcernState.HANDLED
    )
    concern.refresh_from_db()
    assert concern.state == ConcernState.HANDLED
    assert "১০৯৮".encode() not in bytes(note.sealed)
    opened = read_concern(concern, reader=nasrin)
    assert [(line.words, line.note.to_state) for line in opened.notes] == [
        ("১০৯৮ কে ফোন", "handled")
    ]


def test_an_empty_note_that_moves_nothing_is_refused(shapla, rina, nasrin):
    concern = _report(rina, shapla)
    with pytest.raises(Refused):
        note_on_concern(concern, by=nasrin, words=" ", state=ConcernState.NEW)
    assert ConcernNote.objects.count() == 0


def test_the_letter_says_that_a_concern_waits_and_no_more(
    shapla, rina, nasrin, workshop, django_capture_on_commit_callbacks
):
    nasrin.email = "focal@shapla.example"
    nasrin.save()
    with django_capture_on_commit_callbacks(execute=True):
        _report(rina, shapla, workshop=workshop)
    assert [letter.to for letter in mail.outbox] == [["focal@shapla.example"]]
    letter = mail.outbox[0]
    assert "A new concern waits. Log in and open “Concerns”." in letter.body
    for secret in (SEEN, workshop.code, "rina", "1"):
        assert secret not in letter.body + letter.subject


def test_a_letter_that_fails_loses_no_concern(
    shapla, rina, nasrin, settings, django_capture_on_commit_callbacks
):
    nasrin.email = "focal@shapla.example"
    nasrin.save()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        _report(rina, shapla)
    assert Concern.objects.count() == 1


def test_only_who_looks_after_safety_reaches_it(shapla, rina, kamal, mitu, nasrin):
    concern = _report(rina, shapla)
    admin = build_member("joya", shapla, MembershipRole.ADMINISTRATOR)
    assert list(concerns_for(nasrin)) == [concern]
    for other in (rina, kamal, mitu, admin):
        assert list(concerns_for(other)) == []
    assert [sent.number for sent in concerns_sent_by(rina)] == [1]


def test_a_superuser_without_the_role_reaches_nothing(shapla, rina, django_user_model):
    _report(rina, shapla)
    root = django_user_model.objects.create_superuser("root", password="a-long-one")
    assert list(concerns_for(root)) == []


def test_a_focal_point_of_a_part_sees_the_concerns_of_that_part(
    shapla, workshop, rina, nasrin
):
    role = MembershipRole.SAFEGUARDING
    other_people = build_audience("employers")
    elsewhere = [
        build_member("joya", shapla, role, centre=build_centre(shapla)),
        build_member("bina", shapla, role, audience=other_people),
    ]
    same = [
        build_member("runa", shapla, role, centre=workshop.centre),
        build_member("lila", shapla, role, audience=workshop.audience),
    ]
    here = _report(rina, shapla, workshop=workshop)
    nowhere = _report(rina, shapla)
    assert [list(concerns_for(user)) for user in elsewhere] == [[], []]
    assert [list(concerns_for(user)) for user in same] == [[here], [here]]
    assert set(concerns_for(nasrin)) == {here, nowhere}
    assert set(focal_points_of(here)) == {nasrin, *same}
    assert set(focal_points_of(nowhere)) == {nasrin}


def test_a_concern_is_called_by_its_number_only(shapla, rina):
    assert str(_report(rina, shapla)) == "1"
