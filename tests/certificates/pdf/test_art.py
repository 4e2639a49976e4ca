from __future__ import annotations

import re

import pytest

from certificates.palette import PALETTE, Accents
from certificates.pdf.art import DRAWINGS, guilloche


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_are_shapes_without_words(name):
    kinds = set(re.findall(r"<([a-z]+)", DRAWINGS[name](Accents())))
    assert kinds <= {"svg", "g", "path", "rect", "circle"}


@pytest.mark.parametrize("name", sorted(set(DRAWINGS) - {"art/rules.svg"}))
def test_drawings_have_the_accents_that_were_picked(name):
    drawn = DRAWINGS[name](Accents("plum", "river"))
    plum, river = PALETTE["plum"], PALETTE["river"]
    used = {plum.ink, plum.fill, plum.line, river.ink, river.fill, river.line}
    assert used & set(re.findall("#[0-9a-f]{6}", drawn))


def test_waves_begin_and_end_on_the_rosettes():
    path = guilloche._wave(90.0, 4.0, 0.0)
    assert path.startswith("M0 0C")
    assert path.endswith(f" {90 / guilloche.GRAIN:.0f} 0")
