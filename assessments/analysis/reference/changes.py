"""What the known answers about change are compared with, case by case."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

from assessments.analysis import (
    equivalence,
    paired_change,
    partly_paired_change,
    reliability,
    reliable_change,
    unpaired_change,
)
from assessments.analysis.effect_sizes import corrected, hedges_j, variance_by_pre
from assessments.analysis.randomisation import doubled_signed_ranks, sign_flip_p
from assessments.analysis.reference.cases import CASES, Comparison, change_of


def rc01(given: Any, expected: Any) -> Iterator[Comparison]:
    change = change_of(given)
    for ours, theirs in {
        "n": "n",
        "mean_pre": "mean_pre",
        "mean_post": "mean_post",
        "sd_pre": "sd_pre",
        "sd_post": "sd_post",
        "r": "r",
        "mean_change": "mean_change",
        "sd_change": "sd_change",
        "t": "t",
        "df": "df",
        "p_t": "p_two_sided",
        "ci95": "ci95",
        "dz": "cohen_dz",
        "dz_ci95": "cohen_dz_ci95_noncentral_t",
        "gz": "hedges_gz_exact_J",
        "d_av": "cohen_dav_root_mean_square_sd",
        "cl": "cl_effect_paired_Phi_dz",
        "up": "improved",
        "same": "same",
        "down": "worse",
        "median_change": "median_change",
    }.items():
        yield ours, getattr(change, ours), expected[theirs]
    yield "J", hedges_j(9), expected["J_exact_df9"]
    j = expected["J_exact_df9"]
    yield "smcr", change.smcr, j * expected["glass_delta_pre_sd"]
    interval = tuple(j * end for end in change.dz_ci95 or ())
    yield "gz interval", interval, expected["hedges_gz_ci95"]


def rc02(given: Any, expected: Any) -> Iterator[Comparison]:
    change = unpaired_change(given["pre"], given["post"])
    yield "mean_change", change.mean_change, expected["mean_difference"]
    yield "t", change.t, expected["t"]
    yield "df", change.df, expected["df"]
    yield "p", change.p, expected["p_two_sided"]
    yield "ci95", change.ci95, expected["ci95"]
    yield "like RC01", change.mean_change, CASES["RC01"]["expected"]["mean_change"]


def rc03(given: Any, expected: Any) -> Iterator[Comparison]:
    # The paper subtracts the second from the first, we what was before from after.
    change = partly_paired_change(
        given["b_unpaired"], given["a_unpaired"], given["b_paired"], given["a_paired"]
    )
    means = expected["mean_a"] - expected["mean_b"]
    yield "mean_change", change.mean_change, means
    yield "t", change.t, expected["t_welch"]
    yield "df", change.df, expected["df_welch"]
    yield "p", change.p, expected["p_welch"]
    yield "t_equal", change.t_equal, expected["t_equal_var"]
    yield "df_equal", change.df_equal, expected["df_equal_var"]
    yield "p_equal", change.p_equal, expected["p_equal_var"]


def rc06(given: Any, expected: Any) -> Iterator[Comparison]:
    change = change_of(given)
    moves = zip(given["pre"], given["post"], strict=True)
    ranks = doubled_signed_ranks([b - a for a, b in moves if a != b])
    yield "n", change.n, expected["n"]
    yield "same", change.same, expected["zeros"]
    yield "up", change.up, expected["improved"]
    yield "down", change.down, expected["worse"]
    yield "mean_change", change.mean_change, expected["mean_change"]
    yield "t", change.t, expected["t"]
    yield "p_t", change.p_t, expected["p_t"]
    yield "ci95", change.ci95, expected["ci95_t"]
    yield "p_wilcoxon", change.p_wilcoxon, expected["p_pratt_exact"]
    yield "p_signflip", change.p_signflip, expected["p_sign_flip_two_sided"]
    yield "W+", sum(rank for rank in ranks if rank > 0) / 2, expected["W_plus"]
    yield (
        "rank_biserial",
        change.rank_biserial,
        expected["rank_biserial_zeros_dropped"],
    )


def rc18(given: Any, expected: Any) -> Iterator[Comparison]:
    for group in ("treatment", "control"):
        rows = zip(*(given[group][name] for name in _SUMMARY), strict=True)
        for index, (pre, post, sd_pre, sd_post, n, r) in enumerate(rows):
            raw = expected[f"smcr_{group}"][index]
            smcr = corrected((post - pre) / sd_pre, n)
            yield f"smcr {group} {index}", smcr, raw["yi"]
            yield f"smcr_var {group} {index}", variance_by_pre(smcr, r, n), raw["vi"]
            sd = math.sqrt(sd_pre**2 + sd_post**2 - 2 * r * sd_pre * sd_post)
            gz = corrected((post - pre) / sd, n)
            yield f"gz {group} {index}", gz, expected[f"smcc_{group}"][index]["yi"]


_SUMMARY = ("m_pre", "m_post", "sd_pre", "sd_post", "n", "r")


def rc19(given: Any, expected: Any) -> Iterator[Comparison]:
    yield "J", [hedges_j(df) for df in given["df"]], expected["J"]


def rc26(given: Any, expected: Any) -> Iterator[Comparison]:
    samples = {
        "NumAcc1": given["NumAcc1"],
        "NumAcc2": [1.2, *[1.1, 1.3] * 500],
        "NumAcc3": [1000000.2, *[1000000.1, 1000000.3] * 500],
        "NumAcc4": [10000000.2, *[10000000.1, 10000000.3] * 500],
    }
    for name, sample in samples.items():
        change = paired_change([0] * len(sample), sample, bounds=None)
        yield f"{name} mean_post", change.mean_post, expected[name]["mean"]
        yield f"{name} sd_post", change.sd_post, expected[name]["sd"]
        yield f"{name} sd_change", change.sd_change, expected[name]["sd"]


def rc27(given: Any, expected: Any) -> Iterator[Comparison]:
    speeds = [299 + x / 1000 for x in given["speed_minus_299000_km_s"]]
    change = paired_change(speeds, speeds, bounds=None)
    yield "n", change.n, expected["n"]
    yield "mean_pre", change.mean_pre, expected["mean"]
    yield "sd_pre", change.sd_pre, expected["sd"]


def rc29(given: Any, expected: Any) -> Iterator[Comparison]:
    sd = math.sqrt(
        given["sd1"] ** 2
        + given["sd2"] ** 2
        - 2 * given["r"] * given["sd1"] * given["sd2"]
    )
    mean = given["m1"] - given["m2"]
    result = equivalence(given["n"], mean, sd, given["low"], given["high"])
    yield "sd", sd, expected["sd_difference"]
    yield "p_low", result.p_low, expected["p1"]
    yield "p_high", result.p_high, expected["p2"]
    yield "p", result.p, expected["p2"]


def rc30(given: Any, expected: Any) -> Iterator[Comparison]:
    yield "index", reliable_change(**given), expected["rci"]


def rc36(given: Any, expected: Any) -> Iterator[Comparison]:
    changes = {
        paired_change(given["pre"], list(post), bounds=None).mean_change
        for post in itertools.permutations(given["post"])
    }
    yield "one mean change", len(changes), 1
    yield "it", changes.pop(), expected["mean_change_for_every_permutation"]
    sd = change_of(given).sd_change
    yield "sd_change", sd, expected["sd_change_correct_pairing"]


def rc37(given: Any, expected: Any) -> Iterator[Comparison]:
    names = ("no_change", "all_same_change", "one_person", "two_people_opposite")
    figures = {"p_sign_flip": "p_signflip"}
    ours = ("n", "mean_change", "sd_change", "ci95", "dz", "t", "p_sign_flip")
    for name in (*names, "nobody"):
        change = change_of(given[name])
        for key in expected[name].keys() & set(ours):
            figure = getattr(change, figures.get(key, key))
            yield f"{name} {key}", figure, expected[name][key]
    for name in ("constant_item_alpha", "one_item_scale"):
        alpha = reliability(given[name]).alpha
        yield f"{name} alpha", alpha, expected[name]["alpha"]


def rc38(given: Any, expected: Any) -> Iterator[Comparison]:
    for index, case in enumerate(given["cases"]):
        p = sign_flip_p(case["d"])
        yield f"{index} p", p, expected["p_two_sided"][index]
        count, patterns = expected["count_over_patterns"][index]
        yield f"{index} count", p, count / patterns
