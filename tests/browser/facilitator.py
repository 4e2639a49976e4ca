"""What a facilitator does on the screens of the field, each looked at on the way."""

from __future__ import annotations

import re

from django.utils import timezone

from curriculum.models import ModuleEdition
from curriculum.numerals import in_digits_of
from tests.browser.screen import Screen
from workshops.choices import AttendanceStatus
from workshops.models import Centre, Workshop

PASSWORD = "a-long-password"


def log_in(screen: Screen, username: str) -> None:
    screen.open("/field/")
    screen.check("login")
    screen.write("username", username)
    screen.write("password", PASSWORD)
    screen.press("Log in")
    screen.check("list")


def schedule(screen: Screen, edition: ModuleEdition, centre: Centre) -> str:
    """Plan a workshop for today; its code."""
    screen.follow("Plan a workshop")
    screen.check("schedule")
    screen.tick("audience", str(edition.audiences.get().pk))
    screen.page.locator("[name='edition']").select_option(str(edition.pk))
    screen.page.locator("[name='centre']").select_option(str(centre.pk))
    screen.write("days-0-date", timezone.localdate().isoformat())
    screen.write("days-0-starts", "10:00")
    screen.write("days-0-ends", "12:30")
    screen.write("capacity", in_digits_of(screen.language, "12"))
    screen.press("Save the plan")
    assert screen.reads("The workshop is planned.")
    screen.check("planned")
    found = re.search(r"/field/workshops/(\w+)/$", screen.page.url)
    assert found
    return found[1]


def enrol(screen: Screen, code: str, call_name: str, latin: str) -> None:
    """A woman of thirty to fifty, who agrees to everything."""
    screen.open(f"/field/workshops/{code}/people/")
    screen.follow("Add a person")
    screen.check("enrol")
    screen.write("call_name", call_name)
    screen.tick("sex", "female")
    screen.tick("age_band", "30_49")
    screen.write("name_bn", f"{call_name} খাতুন")
    screen.write("name_latin", latin)
    screen.write("village", "নদীর পাড়")
    for consent in ("attend", "assess", "public_name"):
        screen.tick(consent)
    screen.tick("witness", "colleague")
    screen.press("Put on the list")
    assert screen.say("Number %(number)s is on the list.").split("%(number)s")[1] in (
        screen.words()
    )
    assert call_name in screen.words()
    screen.check("roster")


def open_questions(screen: Screen, code: str, wave: str) -> str:
    """Open a wave; the path where people answer."""
    screen.open(f"/field/workshops/{code}/questions/{wave}/open/")
    screen.check(f"open-{wave}")
    screen.press("Open the questions")
    assert screen.reads("People can answer now.")
    screen.check(f"opened-{wave}")
    screen.open(f"/field/workshops/{code}/questions/{wave}/screen/")
    screen.check(f"room-{wave}")
    address = screen.page.locator(".room__address").inner_text()
    assert address.startswith(f"{screen.host}/a/")
    return address.removeprefix(screen.host)


def close_questions(screen: Screen, code: str, wave: str) -> None:
    screen.open(f"/field/workshops/{code}/questions/{wave}/close/")
    screen.check(f"close-{wave}")
    screen.press("Close the questions")
    assert screen.reads("The questions are closed. All answers are kept.")


def call_the_roll(screen: Screen, workshop: Workshop, absent: int) -> None:
    """Everybody came but the person of one enrolment."""
    screen.open(f"/field/workshops/{workshop.code}/roll-call/1/")
    screen.check("roll-call")
    with screen.page.expect_response(lambda answer: answer.url.endswith("/tap/")):
        screen.tick(f"m{absent}", AttendanceStatus.ABSENT)
    # As long as a tap is on its way, the others are sent as taps too and the page stays.
    screen.page.locator("main .badge--good").first.wait_for()
    screen.press("All others present")
    assert screen.reads("Everybody is marked.")
    screen.check("roll-called")


def close(screen: Screen, code: str) -> None:
    screen.open(f"/field/workshops/{code}/close/")
    screen.check("close")
    if screen.page.locator("[name=sure]").count():
        screen.tick("sure", "yes")
    screen.press("Close the workshop")
    assert screen.reads("The workshop is closed. Thank you!")
    screen.check("done")
