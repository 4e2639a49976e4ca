from __future__ import annotations

import pytest

from certificates.pdf.cids import NOTHING, Cids, dealt


@pytest.mark.parametrize(
    ("text", "glyphs", "shares"),
    [
        ("কি", 1, ["কি"]),
        ("কি", 2, ["ক", "ি"]),
        ("ক্ষি", 2, ["ক", "্ষি"]),
        ("ক", 3, ["ক", NOTHING, NOTHING]),
        ("", 0, []),
    ],
)
def test_letters_are_dealt_in_order_and_none_is_lost(text, glyphs, shares):
    assert dealt(text, glyphs) == shares


def test_one_number_for_each_pair_of_glyph_and_text():
    cids = Cids()
    numbers = [cids.number(*pair) for pair in [(7, "ক"), (7, "খ"), (9, "ক"), (7, "ক")]]
    assert numbers == [1, 2, 3, 1]
    assert cids.glyphs == [0, 7, 7, 9]
    assert cids.pairs() == [(7, "ক"), (7, "খ"), (9, "ক")]


def test_the_map_says_the_letters_of_each_number():
    cids = Cids()
    for number in range(101):
        cids.number(number, "ক")
    written = cids.to_unicode().decode()
    assert "100 beginbfchar" in written
    assert "1 beginbfchar" in written
    assert "<0065> <0995>" in written
