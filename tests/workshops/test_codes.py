from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.codes import (
    ALPHABET,
    check_character,
    damm_digit,
    is_valid_damm,
    new_participant_code,
    new_workshop_code,
    normalise_code,
    random_code,
)

DIGITS = st.text("0123456789", min_size=1, max_size=8)
CODES = st.text(ALPHABET, min_size=2, max_size=10)


def test_damm_digit_of_the_published_example():
    assert damm_digit("572") == 4


@given(DIGITS)
def test_a_number_with_its_digit_is_valid(digits):
    assert is_valid_damm(f"{digits}{damm_digit(digits)}")


@given(DIGITS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(digits, place, step):
    number = f"{digits}{damm_digit(digits)}"
    place %= len(number)
    wrong = str((int(number[place]) + step) % 10)
    assert not is_valid_damm(number[:place] + wrong + number[place + 1 :])


@given(DIGITS, st.integers(0, 8))
def test_neighbours_that_changed_places_are_noticed(digits, place):
    number = f"{digits}{damm_digit(digits)}"
    place %= len(number) - 1
    a, b = number[place], number[place + 1]
    swapped = number[:place] + b + a + number[place + 2 :]
    assert is_valid_damm(swapped) == (a == b)


@pytest.mark.parametrize("text", ["", "5", "abc", "৫৭২৪", "57-24"])
def test_what_is_no_western_number_is_not_valid(text):
    assert not is_valid_damm(text)


@given(CODES, st.integers(0, 10), st.integers(1, 31))
def test_one_wrong_character_is_noticed(code, place, step):
    place %= len(code)
    wrong = ALPHABET[(ALPHABET.index(code[place]) + step) % 32]
    changed = code[:place] + wrong + code[place + 1 :]
    assert check_character(changed) != check_character(code)


@given(CODES, st.integers(0, 10), st.integers(0, 10))
def test_two_characters_that_changed_places_are_noticed(code, one, other):
    letters = list(code)
    one, other = one % len(code), other % len(code)
    letters[one], letters[other] = letters[other], letters[one]
    same = letters == list(code)
    assert (check_character("".join(letters)) == check_character(code)) == same


@pytest.mark.parametrize(
    "typed",
    [
        "7K3D01",
        "7k3d01",
        " 7K3-D01 ",
        "7K3DOI",
        "7k3dol",
        "৭K৩D০১",
        "7K3D–01",
        "7K3D/01",
    ],
)
def test_a_typed_code_is_read_as_meant(typed):
    assert normalise_code(typed) == "7K3D01"


def test_new_codes_use_the_alphabet_and_keep_their_length():
    assert len(random_code(9)) == 9
    assert len(new_workshop_code()) == 6
    assert set(random_code(500)) <= set(ALPHABET)


def test_a_participant_code_ends_with_its_check_character():
    code = new_participant_code()
    assert len(code) == 7
    assert check_character(code[:-1]) == code[-1]
