"""A QR code as an SVG path: viewers smooth a small image, not a path."""

from __future__ import annotations

import segno

_QUIET = 4
"""Modules of white all round, as ISO/IEC 18004 asks."""


def qr_path(text: str) -> tuple[int, str]:
    """The side of the square in modules, quiet zone included, and the path of its dark ones.

    Error level M always: a fold or a stain over 15 % of the code may be lost.
    """
    code = segno.make(text, error="m", boost_error=False, micro=False)
    side = len(code.matrix) + 2 * _QUIET
    return side, "".join(
        f"M{x} {y}h{width}v1h-{width}z"
        for y, row in enumerate(code.matrix, start=_QUIET)
        for x, width in _dark_runs(row)
    )


def _dark_runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Where each run of dark modules begins, and how many they are."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row, start=_QUIET):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
