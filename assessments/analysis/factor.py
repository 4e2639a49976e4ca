"""The one-factor model by maximum likelihood, for the reliability coefficient ω."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_MOST_ROUNDS = 50_000
_SETTLED = 1e-12
_LEAST_UNIQUENESS = 0.005
"""Of an item's variance; factanal's own lower bound. Below it is a Heywood case."""


@dataclass(frozen=True, slots=True)
class OneFactor:
    """In the units of the items."""

    loadings: np.ndarray
    uniquenesses: np.ndarray


def one_factor(covariances: np.ndarray) -> OneFactor | None:
    """EM of Rubin & Thayer (1982) on the correlations.

    None for items without variance, a Heywood case (an item said to have no error of
    its own) and when the rounds do not settle.
    """
    deviations = np.sqrt(np.diag(covariances))
    if (deviations <= 0).any():
        return None
    correlations = covariances / np.outer(deviations, deviations)
    loadings = _start(correlations)
    uniquenesses = 1 - loadings**2
    for _ in range(_MOST_ROUNDS):
        weights = loadings / uniquenesses
        weights = weights / (1 + weights @ loadings)
        shared = correlations @ weights
        updated = shared / (1 - weights @ loadings + weights @ shared)
        uniquenesses = 1 - updated * shared
        if (uniquenesses < _LEAST_UNIQUENESS).any():
            return None
        settled = float(np.abs(updated - loadings).max()) < _SETTLED
        loadings = updated
        if settled:
            return OneFactor(loadings * deviations, uniquenesses * deviations**2)
    return None


def _start(correlations: np.ndarray) -> np.ndarray:
    """Half of the first principal component, so that the signs are right."""
    values, vectors = np.linalg.eigh(correlations)
    return vectors[:, -1] * np.sqrt(values[-1]) / 2
