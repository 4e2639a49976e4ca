from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.numerals import to_bangla
from workshops.row_numbers import Fault, Why, parse_rows, write_rows

LAST = 40
numbers = st.sets(st.integers(1, LAST))


@pytest.mark.parametrize(
    "text",
    [
        "1-4, 17, 19",
        "১-৪, ১৭, ১৯",
        "১ থেকে ৪ পর্যন্ত, ১৭ ও ১৯",
        "১ হতে ৪, ১৭ এবং ১৯।",
        "1 – 4; 17 19",
        "1—4\n17\n19",
        " 1 2 3 4 17, 19,",
        "1to4 and 17 & 19",
        "19, 17, 1-3, 2-4",
    ],
)
def test_reads_what_people_write(text):
    found = parse_rows(text, last=LAST)
    assert (found.numbers, found.faults) == ({1, 2, 3, 4, 17, 19}, ())


@given(numbers)
def test_reads_back_what_it_writes(chosen):
    written = write_rows(chosen)
    assert parse_rows(written, last=LAST).numbers == chosen
    assert parse_rows(to_bangla(written), last=LAST).numbers == chosen


@given(
    numbers,
    st.sampled_from(["-", "–", " — ", " থেকে "]),
    st.sampled_from([", ", " ", "\n", " ও "]),
)
def test_the_marks_between_do_not_matter(chosen, dash, between):
    written = write_rows(chosen).replace("-", dash).replace(", ", between)
    assert parse_rows(written, last=LAST).numbers == chosen


@given(st.text(max_size=60), st.integers(0, 300))
def test_never_breaks_and_never_names_a_row_that_is_not_there(text, last):
    found = parse_rows(text, last=last)
    assert all(1 <= number <= last for number in found.numbers)
    assert all(fault.words for fault in found.faults)


@given(st.text(alphabet="0123456789-, থেকেও", max_size=40))
def test_every_part_becomes_rows_or_a_fault(text):
    found = parse_rows(text, last=LAST)
    has_digit = any(character.isdecimal() for character in text)
    assert not has_digit or found.numbers or found.faults


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("19", Why.BEYOND, "19"),
        ("0", Why.BEYOND, "0"),
        ("1-19", Why.BEYOND, "19"),
        ("1-999999999999", Why.BEYOND, "999999999999"),
        ("14-1", Why.REVERSED, "14-1"),
        ("1-", Why.NO_NUMBER, "1-"),
        ("-3", Why.NO_NUMBER, "-3"),
        ("1-2-3", Why.NO_NUMBER, "1-2-3"),
        ("রহিমা", Why.NO_NUMBER, "রহিমা"),
        ("٣", Why.NO_NUMBER, "٣"),
    ],
)
def test_says_what_is_wrong(text, why, words):
    found = parse_rows(f"5, {text}, 7", last=18)
    assert found.faults == (Fault(why, words),)
    assert found.numbers == {5, 7}
