from __future__ import annotations

import re

import pytest
import segno

from curriculum.qr import qr_path, qr_runs

ADDRESS = "https://ankur.example/verify/7K3D9QX2M4TAP/"


def modules(side, path):
    """The squares that the path paints."""
    return {
        (int(x) + step, int(y))
        for x, y, width, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
        for step in range(int(width))
        if width == back
    }


def test_the_path_paints_the_dark_modules_and_nothing_else():
    code = segno.make(ADDRESS, error="m", boost_error=False, micro=False)
    side, path = qr_path(ADDRESS)
    dark = {
        (x + 4, y + 4)
        for y, row in enumerate(code.matrix)
        for x, bit in enumerate(row)
        if bit
    }
    assert side == len(code.matrix) + 8
    assert modules(side, path) == dark


def test_error_level_is_medium_however_short_the_text():
    assert (
        segno.make("A", error="m", boost_error=False, micro=False).designator == "1-M"
    )
    assert qr_path("A")[0] == 21 + 8


@pytest.mark.parametrize(
    "text", [ADDRESS, "HTTPS://ANKUR.EXAMPLE/V/AB", "12", "A" * 300]
)
def test_with_a_mask_it_is_the_code_that_segno_makes_of_any_text(text):
    code = segno.make(text, error="m", boost_error=False, micro=False, mask=2)
    side, runs = qr_runs(text, mask=2)
    painted = {(x + step, y) for x, y, width in runs.tolist() for step in range(width)}
    assert painted == {
        (x + 4, y + 4)
        for y, row in enumerate(code.matrix)
        for x, bit in enumerate(row)
        if bit
    }
    assert side == len(code.matrix) + 8
