from __future__ import annotations

import datetime as dt

import pytest

from certificates.pdf.wording import wording, written_period


@pytest.mark.parametrize(
    ("first", "last", "language", "expected"),
    [
        ((2026, 3, 12), (2026, 3, 12), "en", "12 March 2026"),
        ((2026, 3, 12), (2026, 3, 14), "en", "12–14 March 2026"),
        ((2026, 3, 30), (2026, 4, 2), "en", "30 March – 2 April 2026"),
        ((2026, 12, 30), (2027, 1, 2), "en", "30 December 2026 – 2 January 2027"),
        ((2026, 3, 12), (2026, 3, 14), "bn", "১২–১৪ মার্চ ২০২৬"),
    ],
)
def test_a_period_is_as_short_as_it_can_be(first, last, language, expected):
    assert written_period(dt.date(*first), dt.date(*last), language) == expected


def test_says_it_in_bangla_whatever_the_screen_speaks(issued):
    issued.facts["issued_on"] = "2026-03-15"
    said = wording(issued, {"bn": "রহিমা খাতুন"}, "bn", is_second=False)
    assert said.title == "সনদপত্র"
    assert said.issued == "প্রদানের তারিখ: ১৫ মার্চ ২০২৬"
    assert said.lines["name"].text == "রহিমা খাতুন"
    assert said.signatories[0].name.text == "ফরিদা ইয়াসমিন"
    assert said.check == "যাচাই করুন: ankur.example/verify"


def test_a_name_in_one_script_serves_both_languages(issued):
    said = wording(issued, {"bn": "রহিমা খাতুন"}, "en", is_second=True)
    assert said.lines["name"].text == "রহিমা খাতুন"


def test_attendance_is_left_out_when_nothing_was_held(issued):
    issued.facts |= {
        "sessions_held": 0,
        "held_from": "2026-03-12",
        "held_to": "2026-03-12",
    }
    issued.facts["centre"] = {"en": "Old Hall"}
    held = wording(issued, {}, "en", is_second=False).lines["held"]
    assert held.text == "Old Hall, 12 March 2026"
