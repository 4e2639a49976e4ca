from __future__ import annotations

import dataclasses
import json
import math
import subprocess
import sys

import numpy as np
import pytest

from assessments.analysis import PairedChange, Verdict, paired_change

FIELDS = [
    "n",
    "mean_pre",
    "mean_post",
    "sd_pre",
    "sd_post",
    "r",
    "mean_change",
    "sd_change",
    "ci95",
    "ci90",
    "median_change",
    "up",
    "same",
    "down",
    "t",
    "df",
    "p_t",
    "p_signflip",
    "p_wilcoxon",
    "hodges_lehmann",
    "rank_biserial",
    "dz",
    "dz_ci95",
    "gz",
    "d_av",
    "smcr",
    "smcr_var",
    "cl",
    "verdict",
]


def test_the_fields_are_those_that_other_programs_read():
    assert [field.name for field in dataclasses.fields(PairedChange)] == FIELDS


def test_a_result_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        paired_change([1, 2], [2, 3]).n = 3  # type: ignore[misc]


def test_a_result_is_ready_for_json():
    figures = dataclasses.asdict(paired_change([40, 50, 60, 55, 45], [52] * 5))

    assert json.loads(json.dumps(figures, allow_nan=False))["verdict"] == "cannot_tell"


@pytest.mark.parametrize(
    ("pre", "post", "verdict"),
    [
        ([40, 42, 44, 46], [60, 61, 66, 64], Verdict.TOO_FEW),
        ([90, 92, 94, 86, 88], [95, 96, 97, 96, 93], Verdict.ALREADY_HIGH),
        ([40, 42, 44, 46, 48], [60, 61, 66, 64, 67], Verdict.MOVED),
        ([40, 42, 44, 46, 48], [42, 43, 47, 48, 50], Verdict.MOVED_LITTLE),
        ([40, 42, 44, 46, 48], [41, 41, 45, 45, 48], Verdict.NO_CHANGE),
        ([40, 42, 44, 46, 48], [80, 10, 70, 20, 60], Verdict.CANNOT_TELL),
        ([60, 61, 66, 64, 67], [40, 42, 44, 46, 48], Verdict.MOVED_BACK),
    ],
)
def test_each_verdict_can_be_reached(pre, post, verdict):
    assert paired_change(pre, post).verdict == verdict


def test_without_bounds_there_is_no_ceiling():
    pre, post = [90, 92, 94, 86, 88], [96, 98, 99, 92, 94]

    assert paired_change(pre, post).verdict == "already_high"
    assert paired_change(pre, post, bounds=None).verdict == "moved"


def test_delta_parts_little_from_much():
    pre, post = [40, 42, 44, 46, 48], [42, 43, 47, 48, 50]

    assert paired_change(pre, post, delta=2).verdict == "moved"
    assert paired_change(pre, post, delta=2.1).verdict == "moved_little"


def test_a_step_decides_who_moved():
    change = paired_change([50, 50, 50], [51, 55, 45], step=5)

    assert (change.up, change.same, change.down) == (1, 1, 1)


def test_prorated_scores_tie_like_the_fractions_they_are():
    thirds = [100 * part / 12 for part in (1, 2, 4, 5, 7, 8)]
    later = [100 * (part + 2) / 12 for part in (1, 2, 4, 5, 7, 8)]

    change = paired_change(thirds, later)

    assert change.sd_change == 0
    assert change.p_signflip == 2 / 2**6
    assert change.mean_change == 100 / 6


def test_three_people_have_no_verdict_but_figures():
    change = paired_change([1, 2, 3], [2, 4, 6], bounds=None)

    assert change.verdict == "too_few"
    assert change.mean_change == 2.0
    assert change.t == pytest.approx(math.sqrt(12))


@pytest.mark.parametrize("delta", [-1, math.nan, math.inf])
def test_delta_is_a_number_of_zero_or_more(delta):
    with pytest.raises(ValueError, match="Delta must be zero or more"):
        paired_change([1], [2], delta=delta)


@pytest.mark.parametrize("score", [math.nan, math.inf, None])
def test_scores_are_numbers(score):
    with pytest.raises(ValueError, match="must be a finite number"):
        paired_change([1, score], [2, 3])


def test_the_analysis_needs_neither_django_nor_scipy_stats():
    program = (
        "import sys, assessments.analysis;"
        "print([n for n in ('django', 'scipy.stats', 'scipy.optimize')"
        " if n in sys.modules])"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout

    assert printed == "[]\n"


def test_columns_of_numpy_are_as_good_as_lists():
    pre, post = [40.0, 55.5, 61.0], [45.0, 53.0, 70.0]

    assert paired_change(np.array(pre), np.array(post)) == paired_change(pre, post)
