from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone, translation

from workshops.clock import in_words, time_in_words


@dataclass
class Span:
    starts_at: dt.datetime
    ends_at: dt.datetime


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(
        2027, 3, day, hour, minute, tzinfo=timezone.get_current_timezone()
    )


@pytest.mark.parametrize(
    ("span", "en", "bn"),
    [
        (
            Span(_at(12, 10), _at(12, 12, 30)),
            "12 March 2027, 10 am to 12:30 pm",
            "১২ মার্চ ২০২৭, সকাল ১০টা থেকে দুপুর ১২:৩০",
        ),
        (
            Span(_at(12, 20), _at(13, 5)),
            "12 March 2027, 8 pm to 13 March 2027, 5 am",
            "১২ মার্চ ২০২৭, রাত ৮টা থেকে ১৩ মার্চ ২০২৭, ভোর ৫টা",
        ),
    ],
)
def test_says_when_in_both_languages(span, en, bn):
    with translation.override("en"):
        assert in_words(span) == en
    with translation.override("bn"):
        assert in_words(span) == bn


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "রাত ১২টা"),
        (3, "রাত ৩টা"),
        (4, "ভোর ৪টা"),
        (6, "সকাল ৬টা"),
        (12, "দুপুর ১২টা"),
        (15, "বিকাল ৩টা"),
        (18, "সন্ধ্যা ৬টা"),
        (20, "রাত ৮টা"),
    ],
)
def test_parts_of_the_day(hour, words):
    with translation.override("bn"):
        assert time_in_words(dt.time(hour)) == words
