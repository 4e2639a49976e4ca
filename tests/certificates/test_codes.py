from __future__ import annotations

import pytest

from certificates.codes import (
    ALPHABET,
    check_character,
    in_groups,
    is_well_formed,
    new_code,
    tidy_code,
)

CODE = "7K3D9QX2M4TA" + check_character("7K3D9QX2M4TA")


def test_a_new_code_is_well_formed_and_new():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert [code for code in codes if not is_well_formed(code)] == []


def test_every_single_wrong_character_is_noticed():
    wrong = [
        CODE[:place] + character + CODE[place + 1 :]
        for place in range(len(CODE))
        for character in ALPHABET
        if character != CODE[place]
    ]
    assert len(wrong) == 13 * 31
    assert [code for code in wrong if is_well_formed(code)] == []


def test_every_two_characters_that_changed_places_are_noticed():
    swapped = []
    for first in range(len(CODE)):
        for second in range(first + 1, len(CODE)):
            letters = list(CODE)
            letters[first], letters[second] = letters[second], letters[first]
            if "".join(letters) != CODE:
                swapped.append("".join(letters))
    assert len(swapped) > 70
    assert [code for code in swapped if is_well_formed(code)] == []


@pytest.mark.parametrize(
    "typed",
    [
        in_groups(CODE),
        CODE.lower(),
        f" {in_groups(CODE)} ",
        in_groups(CODE).replace("-", " – "),
        CODE.replace("7", "৭").replace("3", "৩").replace("9", "৯"),
    ],
)
def test_a_code_may_be_typed_in_many_ways(typed):
    assert tidy_code(typed) == CODE


def test_look_alikes_are_read_as_digits():
    assert tidy_code("oOiIlL") == "001111"


@pytest.mark.parametrize("typed", ["", "7", CODE[:-1], CODE + "0", "ক" * 13, "*" * 13])
def test_what_is_no_code_is_not_well_formed(typed):
    assert not is_well_formed(tidy_code(typed))


def test_groups_of_four():
    assert in_groups("7K3D9QX2M4TAP") == "7K3D-9QX2-M4TA-P"
