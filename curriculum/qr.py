"""A QR code as an SVG path: viewers smooth a small image, not a path."""

from __future__ import annotations

import segno

_QUIET = 4
"""Modules of white all round, as ISO/IEC 18004 asks."""


def qr_path(text: str, *, mask: int | None = None) -> tuple[int, str]:
    """The side of the square in modules, quiet zone included, and the path of its dark ones."""
    side, runs = qr_runs(text, mask=mask)
    return side, "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs)


def qr_runs(
    text: str, *, mask: int | None = None
) -> tuple[int, list[tuple[int, int, int]]]:
    """The side in modules, and each run of dark ones: column, row and how many.

    Error level M always: a fold or a stain over 15 % of the code may be lost. Without
    a `mask` all eight are tried for the one that is easiest to read, which takes five
    times as long; phones read each of them.
    """
    code = segno.make(text, error="m", boost_error=False, micro=False, mask=mask)
    return len(code.matrix) + 2 * _QUIET, [
        (x, y, width)
        for y, row in enumerate(code.matrix, start=_QUIET)
        for x, width in _dark_runs(row)
    ]


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
