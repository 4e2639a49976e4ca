from __future__ import annotations

import random

import pytest
import segno

from curriculum.qr_tables import modules

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LONGEST = 262
"""Letters in a code of version 9."""


def by_segno(text, mask=2):
    code = segno.make(text, error="m", boost_error=False, micro=False, mask=mask)
    return [list(row) for row in code.matrix]


def random_text(length, seed=0):
    chance = random.Random(f"{seed} {length}")  # noqa: S311
    return "A" + "".join(chance.choices(LETTERS, k=length - 1))


@pytest.mark.parametrize("length", range(1, LONGEST + 1))
def test_a_code_of_each_length_is_the_one_that_segno_makes(length):
    text = random_text(length)
    assert modules(text, 2).tolist() == by_segno(text)


@pytest.mark.parametrize("seed", range(60))
def test_so_is_that_of_each_address_of_the_length_that_is_printed(seed):
    text = random_text(184, seed)
    assert modules(text, 2).tolist() == by_segno(text)


@pytest.mark.parametrize("mask", range(8))
@pytest.mark.parametrize("length", [5, 60, 150, 184, 262])
def test_so_it_is_with_each_mask(length, mask):
    text = random_text(length)
    assert modules(text, mask).tolist() == by_segno(text, mask)


@pytest.mark.parametrize(
    "text", ["", "123456", "a", "HTTPS://X/é", "শাপলা", "A" * (LONGEST + 1)]
)
def test_other_texts_are_left_to_segno(text):
    assert modules(text, 2) is None
