"""Each of the five ways to answer once, on one small phone."""

from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.cards import printed_number
from assessments.models import Administration, Response, TallyCount
from curriculum.numerals import in_digits_of
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    written_item,
)
from tests.browser import facilitator
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def wave(workshop):
    version = build_instrument_version(
        [written_item("faces"), written_item(), written_item("yes_no")]
    )
    return build_administration(workshop, version=version)


def test_each_of_the_five_ways(open_screen: OpenScreen, wave, rina):
    cards = [build_card(wave.workshop) for _ in range(6)]
    numbers = [printed_number(card.number) for card in cards]
    field = f"/field/workshops/{wave.workshop.code}/questions/pre/"
    screen = open_screen(360, "bn")
    facilitator.log_in(screen, "rina")

    for number in numbers[:2]:
        _own_phone(open_screen(360, "bn"), wave, number)
    _aloud(screen, field, cards[2:4])
    _paper(screen, field, numbers[4])
    _tally(screen, field)
    _handed_round(screen, wave, field, numbers[5])

    with scope(organisation=wave.workshop.organisation):
        done = Response.objects.filter(finished_at__isnull=False)
        assert sorted(done.values_list("mode", flat=True)) == [
            "own_phone",
            "own_phone",
            "paper",
            "read_aloud",
            "read_aloud",
            "shared_device",
        ]
        assert TallyCount.objects.count() == 16


def _answer(screen: Screen, number: str) -> None:
    screen.write("number", number)
    screen.press("Start")
    for picked in ("2", "2", "0"):
        screen.tick("answer", picked)
        screen.press("Next")
    assert screen.page.url.endswith("/done/")


def _own_phone(screen: Screen, wave: Administration, number: str) -> None:
    _answer(screen.open(f"/a/{wave.code}/"), number)


def _aloud(screen: Screen, field: str, cards: list) -> None:
    screen.open(f"{field}aloud/1/")
    screen.check("read-aloud")
    for picked in ("2", "2", "0"):
        for card in cards:
            screen.tick(f"card{card.number}", picked)
        screen.page.locator("main button").last.click()
    assert screen.reads("All questions are read. All answers are kept.")


def _paper(screen: Screen, field: str, number: str) -> None:
    """With the keyboard alone, in Bangla digits: Enter goes on, the last one sends."""
    screen.open(f"{field}paper/")
    screen.check("paper")
    for typed in (in_digits_of("bn", number), "২", "৯", "০"):
        screen.page.keyboard.type(typed)
        screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector(".errorlist")
    screen.check("paper-wrong")
    screen.page.locator("[name='q2']").fill("২")
    screen.page.keyboard.press("Enter")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector(".message--success")


def _tally(screen: Screen, field: str) -> None:
    screen.open(f"{field}tally/1/")
    screen.check("tally")
    for names in (("1", "2"), ("1", "5"), ("0", "1")):
        for name, count in zip(names, ("৭", "৫"), strict=True):
            screen.write(f"count_{name}", count)
        screen.press("Keep, and next question")
    assert screen.reads("All questions are counted.")


def _handed_round(
    screen: Screen, wave: Administration, field: str, number: str
) -> None:
    screen.open(f"{field}handing-round/")
    screen.check("handing-round")
    screen.write("pin", "১২৩৪")
    screen.press("Lock and hand round")
    screen.open("/field/")
    assert screen.page.url.endswith(f"/a/{wave.code}/")
    screen.check("locked")
    _answer(screen, number)
    screen.page.go_back()
    screen.page.go_back()
    # Nothing of the last person is behind this screen.
    assert screen.page.locator("[name='answer']:checked").count() == 0
    screen.open(f"/a/{wave.code}/leave/")
    screen.check("leave")
    screen.write("pin", "1234")
    screen.press("Unlock")
    assert "/login/" in screen.page.url
