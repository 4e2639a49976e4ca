"""A QR code as an SVG path: viewers smooth a small image, not a path."""

from __future__ import annotations

import numpy as np
import segno
from numpy.typing import NDArray

from curriculum.qr_tables import Bytes, modules

_QUIET = 4
"""Modules of white all round, as ISO/IEC 18004 asks."""


def qr_path(text: str, *, mask: int | None = None) -> tuple[int, str]:
    """The side of the square in modules, quiet zone included, and the path of its dark ones."""
    side, runs = qr_runs(text, mask=mask)
    return side, "".join(
        f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs.tolist()
    )


def qr_runs(text: str, *, mask: int | None = None) -> tuple[int, NDArray[np.intp]]:
    """The side in modules, and each run of dark ones: column, row and how many.

    Error level M always: a fold or a stain over 15 % of the code may be lost. Without
    a `mask` all eight are tried for the one that is easiest to read, which takes many
    times as long; phones read each of them.
    """
    whole = None if mask is None else modules(text, mask)
    if whole is None:
        code = segno.make(text, error="m", boost_error=False, micro=False, mask=mask)
        whole = np.array([list(row) for row in code.matrix], np.uint8)
    return len(whole) + 2 * _QUIET, _dark_runs(whole)


def _dark_runs(whole: Bytes) -> NDArray[np.intp]:
    """Where each run of dark modules begins, and how many they are."""
    height, width = whole.shape
    # A column of light ones at the end keeps the runs of two rows apart.
    line = np.zeros((height, width + 1), np.int8)
    line[:, :width] = whole
    steps = np.diff(line.ravel(), prepend=np.int8(0))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    rows, columns = np.divmod(starts, width + 1)
    return np.stack([columns + _QUIET, rows + _QUIET, ends - starts], axis=1)
