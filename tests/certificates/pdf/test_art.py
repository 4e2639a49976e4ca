from __future__ import annotations

import re

import pytest

from certificates.pdf import art


@pytest.mark.parametrize("draw", [art.waves, art.frame, art.rosette, art.sprout])
def test_drawings_are_shapes_without_words(draw):
    kinds = set(re.findall(r"<([a-z]+)", draw()))
    assert kinds <= {"svg", "g", "path", "rect", "circle"}


def test_waves_begin_and_end_on_the_rosettes():
    path = art._wave(90.0, 4.0, 0.0)
    assert path.startswith("M0 0C")
    assert path.endswith(f" {90 / art.GRAIN:.0f} 0")
