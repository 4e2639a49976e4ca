"""What a person with a picture card does on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from tests.browser.screen import Screen


def answer(
    screen: Screen, address: str, card: str, answers: Sequence[str], *, looks: bool
) -> None:
    """From the card's number to the thanks. The last question is an open one."""
    screen.open(address)
    if looks:
        screen.check("answer-start")
    screen.write("number", card)
    screen.press("Start")
    for number, picked in enumerate(answers, start=1):
        if looks:
            screen.check(f"answer-{number}")
        screen.tick("answer", picked)
        screen.press("Next")
    if looks:
        screen.check("answer-open")
    screen.write("text", "শিশুর কথা শুনব")
    screen.press("Next")
    assert screen.page.url.endswith("/done/")
    assert screen.reads("Thank you!")
    if looks:
        screen.check("answer-done")


def type_a_wrong_digit(screen: Screen, address: str, card: str) -> None:
    """One digit slipped: a sentence, and what was typed is still there."""
    wrong = card[:-1] + ("1" if card[-1] != "1" else "2")
    screen.open(address)
    screen.write("number", wrong)
    screen.press("Start")
    assert screen.reads(
        "This number cannot be right. Look at the card again and type every digit,"
        " the last one too."
    )
    assert screen.page.locator("[name='number']").input_value() == wrong
