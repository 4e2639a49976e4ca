"""Whether the questions of a scale hang together, and what that says of one person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from assessments.analysis.distributions import Interval
from assessments.analysis.exact import as_array
from assessments.analysis.factor import one_factor


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of the people with every answer. `item_rest` and `alpha_if_dropped` by item."""

    n_used: int
    k: int
    alpha: float | None
    alpha_ci95: Interval | None
    omega: float | None
    item_rest: tuple[float | None, ...]
    alpha_if_dropped: tuple[float | None, ...]


def reliability(rows: Sequence[Sequence[float | None]]) -> Reliability:
    """Cronbach's α with Feldt's interval, ω total, and what each item adds.

    Rows are people, columns keyed items, None is a missing answer. Listwise, and the
    interval uses the number of people really used. α of 0/1 items is KR-20. With two
    items ω is the Spearman–Brown coefficient.

    Raises ValueError when rows differ in length.
    """
    answers = _complete(rows)
    n, k = answers.shape
    alpha = _alpha(answers)
    return Reliability(
        n_used=n,
        k=k,
        alpha=alpha,
        alpha_ci95=_feldt(alpha, n, k),
        omega=_omega(answers),
        item_rest=tuple(_item_rest(answers, item) for item in range(k)),
        alpha_if_dropped=tuple(
            _alpha(np.delete(answers, item, axis=1)) for item in range(k)
        ),
    )


def reliability_of_sums(
    n: int, sums: Sequence[int], products: Sequence[Sequence[int]]
) -> Reliability:
    """`reliability` where of `n` people only sums and sums of products are known.

    Whole numbers, so that nothing is lost before the covariances.
    """
    k = len(sums)
    if n < 2 or k < 2:
        return Reliability(n, k, None, None, None, *[(None,) * k] * 2)
    covariances = np.array(
        [
            [
                (n * products[one][other] - sums[one] * sums[other]) / (n * (n - 1))
                for other in range(k)
            ]
            for one in range(k)
        ]
    )
    alpha = _alpha_of(covariances)
    return Reliability(
        n_used=n,
        k=k,
        alpha=alpha,
        alpha_ci95=_feldt(alpha, n, k),
        omega=_omega_of(covariances, n),
        item_rest=tuple(_item_rest_of(covariances, item) for item in range(k)),
        alpha_if_dropped=tuple(
            _alpha_of(np.delete(np.delete(covariances, item, 0), item, 1))
            for item in range(k)
        ),
    )


def _alpha_of(covariances: np.ndarray) -> float | None:
    k, total = len(covariances), float(covariances.sum())
    if k < 2 or total <= 0:
        return None
    return k / (k - 1) * (1 - float(np.trace(covariances)) / total)


def _item_rest_of(covariances: np.ndarray, item: int) -> float | None:
    own, row = float(covariances[item, item]), float(covariances[item].sum())
    rest = float(covariances.sum()) - 2 * row + own
    size = own * rest
    return (row - own) / math.sqrt(size) if size > 0 else None


def _omega_of(covariances: np.ndarray, n: int) -> float | None:
    k = len(covariances)
    if k == 2:
        size = float(covariances[0, 0] * covariances[1, 1])
        r = float(covariances[0, 1]) / math.sqrt(size) if size > 0 else None
        return 2 * r / (1 + r) if r is not None and r > 0 else None
    return _common_share(covariances) if n > k else None


def _complete(rows: Sequence[Sequence[float | None]]) -> np.ndarray:
    """The people with every answer, as differences from the first of them.

    No figure here depends on the level, and items that never vary become exact zeros.
    """
    if len({len(row) for row in rows}) > 1:
        raise ValueError("Every person needs the same number of items.")
    complete = [row for row in rows if all(answer is not None for answer in row)]
    answers = as_array(complete)
    if not complete:
        return np.zeros((0, len(rows[0]) if len(rows) else 0))
    return answers - answers[0]


def reliable_change(
    pre: float, post: float, sd_pre: float, reliability: float
) -> float | None:
    """Jacobson & Truax (1991): one person's change in standard errors of difference.

    Beyond ±1.96 it is more than measurement error. `reliability` must come from
    elsewhere or a large sample. None when there is no error to compare with.
    """
    if not all(map(math.isfinite, (pre, post, sd_pre))) or sd_pre < 0:
        raise ValueError("Needs finite scores and a standard deviation of 0 or more.")
    if not 0 <= reliability <= 1:
        raise ValueError("A reliability lies between 0 and 1.")
    error = math.sqrt(2) * sd_pre * math.sqrt(1 - reliability)
    return (post - pre) / error if error else None


def _alpha(answers: np.ndarray) -> float | None:
    n, k = answers.shape
    if n < 2 or k < 2:
        return None
    total = float(answers.sum(axis=1).var(ddof=1))
    if total <= 0:
        return None
    items = float(answers.var(axis=0, ddof=1).sum())
    return k / (k - 1) * (1 - items / total)


def _feldt(alpha: float | None, n: int, k: int) -> Interval | None:
    """Feldt, Woodruff & Salih (1987), with n − 1 and (n − 1)(k − 1) degrees."""
    if alpha is None:
        return None
    quantiles = [
        float(special.fdtri(n - 1, (n - 1) * (k - 1), p)) for p in (0.975, 0.025)
    ]
    return 1 - (1 - alpha) * quantiles[0], 1 - (1 - alpha) * quantiles[1]


def _item_rest(answers: np.ndarray, item: int) -> float | None:
    """The correlation of an item with the sum of the others."""
    n, k = answers.shape
    if n < 2 or k < 2:
        return None
    return _correlation(answers[:, item], np.delete(answers, item, axis=1).sum(axis=1))


def _correlation(first: np.ndarray, second: np.ndarray) -> float | None:
    first, second = first - first.mean(), second - second.mean()
    size = math.sqrt(float(first @ first) * float(second @ second))
    return float(first @ second) / size if size else None


def _omega(answers: np.ndarray) -> float | None:
    """(Σλ)² / ((Σλ)² + Σθ) of the one-factor model (McDonald 1999)."""
    n, k = answers.shape
    if k == 2 and n >= 2:
        r = _correlation(answers[:, 0], answers[:, 1])
        return 2 * r / (1 + r) if r is not None and r > 0 else None
    if k < 3 or n <= k:
        return None
    return _common_share(np.cov(answers, rowvar=False))


def _common_share(covariances: np.ndarray) -> float | None:
    model = one_factor(covariances)
    if model is None:
        return None
    common = float(model.loadings.sum()) ** 2
    return common / (common + float(model.uniquenesses.sum()))
