from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.workshops.builders import enrol
from workshops.choices import AttendanceStatus
from workshops.models import AttendanceMark
from workshops.refusals import Refused
from workshops.services import count_heads, record_session, save_roll

pytestmark = pytest.mark.usefixtures("shapla_scope")


def _in_hours(workshop, hours):
    session = workshop.sessions.get()
    session.starts_at = timezone.now() + dt.timedelta(hours=hours)
    session.ends_at = session.starts_at + dt.timedelta(hours=2)
    session.save()
    return session


@pytest.mark.parametrize(
    "save",
    [
        lambda session, by: save_roll(session, {}, by=by),
        lambda session, by: record_session(session, {}, staff=[], by=by),
        lambda session, by: count_heads(session, {}, control=3, by=by),
    ],
)
def test_a_day_that_has_not_come_is_not_written_down(workshop, rina, save):
    session = _in_hours(workshop, 13)
    with pytest.raises(Refused):
        save(session, rina)
    save(_in_hours(workshop, 11), rina)


def test_the_page_keeps_what_was_marked_on_a_day_to_come(client, workshop, rina):
    enrolment = enrol(workshop, by=rina)
    session = _in_hours(workshop, 48)
    client.force_login(rina)
    page = client.post(
        f"/field/workshops/{workshop.code}/roll-call/{session.number}/",
        {f"m{enrolment.pk}": AttendanceStatus.PRESENT, "seen": "0"},
    )
    assert page.text.count(" checked") == 1
    assert not AttendanceMark.objects.exists()
