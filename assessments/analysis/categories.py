"""Questions with three or more answers, such as faces, asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assessments.analysis.distributions import chi2_tail


@dataclass(frozen=True, slots=True)
class MarginalHomogeneity:
    chi2: float | None
    df: int | None
    p: float | None


def marginal_homogeneity(table: Sequence[Sequence[int]]) -> MarginalHomogeneity:
    """Stuart–Maxwell: whether the answers are spread alike before and after.

    Rows are before, columns after. An answer that nobody moved to or from says
    nothing and takes no degree of freedom. All None when nobody moved.
    """
    counts = np.array(table, dtype=float)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError("The table must have as many rows as columns.")
    if not (np.isfinite(counts).all() and (counts >= 0).all()):
        raise ValueError("Counts must be finite and not negative.")
    moved = counts - np.diag(np.diag(counts))
    shift = moved.sum(axis=1) - moved.sum(axis=0)
    spread = np.diag(moved.sum(axis=1) + moved.sum(axis=0)) - moved - moved.T
    # Singular by nature, as the shifts add to zero.
    df = int(np.linalg.matrix_rank(spread)) if moved.any() else 0
    if df == 0:
        return MarginalHomogeneity(None, None, None)
    chi2 = max(0.0, float(shift @ np.linalg.pinv(spread) @ shift))
    return MarginalHomogeneity(chi2, df, chi2_tail(chi2, df))
