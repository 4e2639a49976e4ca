from __future__ import annotations

from django.db import connection

from tests.builders import build_workshop
from workshops.briefings import BriefingText, Contact, read_briefing, write_briefing
from workshops.models import Briefing

TEXT = BriefingText(
    "The gate is green.", "Mats", Contact("Nurul (invented)", "01711111111")
)


def test_nothing_is_known_at_first(workshop):
    assert read_briefing(workshop) == BriefingText()


def test_what_was_written_is_read_and_written_again(workshop, rina):
    write_briefing(workshop, TEXT, by=rina)
    assert read_briefing(workshop) == TEXT
    write_briefing(workshop, BriefingText("Blue."), by=rina)
    assert read_briefing(workshop) == BriefingText("Blue.")
    assert Briefing.objects.count() == 1


def test_the_contact_lies_sealed(workshop, rina):
    write_briefing(workshop, TEXT, by=rina)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM workshops_briefing")
        stored = b"".join(
            bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode()
            for v in cursor.fetchone()
        )
    assert b"The gate is green." in stored
    assert b"Nurul" not in stored
    assert b"01711111111" not in stored


def test_a_briefing_belongs_to_one_workshop(workshop, shapla, rina):
    write_briefing(workshop, TEXT, by=rina)
    assert read_briefing(build_workshop(shapla)) == BriefingText()
