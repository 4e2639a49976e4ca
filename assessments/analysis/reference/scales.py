"""What the known answers about answers, scales and workshops are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assessments.analysis import (
    icc1,
    link_codes,
    marginal_homogeneity,
    paired_binary,
    pool,
    proportion_ci,
    reliability,
    score,
    shared_scale,
    unpaired_binary,
)
from assessments.analysis.reference.cases import Comparison, change_of


def rc08(given: Any, expected: Any) -> Iterator[Comparison]:
    (a, b), (c, d) = given["table"]
    result = paired_binary(a, b, c, d)
    yield "difference", result.difference, expected["difference_after_minus_before"]
    yield "p_asymptotic", result.p_asymptotic, expected["p"]
    yield "p_exact", result.p_exact, expected["p_exact"]


def rc09(given: Any, expected: Any) -> Iterator[Comparison]:
    result = paired_binary(
        12, given["discordant_yes_no"], given["discordant_no_yes"], 9
    )
    for name in ("p_exact", "p_midp", "p_asymptotic"):
        yield name, getattr(result, name), expected[name]


def rc10(given: Any, expected: Any) -> Iterator[Comparison]:
    result = marginal_homogeneity(given["table"])
    yield "chi2", result.chi2, expected["stuart_maxwell"]
    yield "df", result.df, expected["df_sm"]
    yield "p", result.p, expected["p_sm"]


def rc11(given: Any, expected: Any) -> Iterator[Comparison]:
    for (x, n), interval in zip(given["rows"], expected["ci95"], strict=True):
        yield f"{x}/{n}", proportion_ci(x, n), tuple(interval)


def rc12(given: Any, expected: Any) -> Iterator[Comparison]:
    for row, interval in zip(given["rows"], expected["ci95"], strict=True):
        after_yes, n_after, before_yes, n_before = row
        result = unpaired_binary(before_yes, n_before, after_yes, n_after)
        name = f"{after_yes}/{n_after} − {before_yes}/{n_before}"
        yield name, result.ci_newcombe, tuple(interval)


def rc13(given: Any, expected: Any) -> Iterator[Comparison]:
    result = reliability(given["rows"])
    yield "n_used", result.n_used, expected["n"]
    yield "k", result.k, expected["k"]
    yield "alpha", result.alpha, expected["alpha"]
    yield "alpha_ci95", result.alpha_ci95, expected["feldt_ci95"]


def rc14(given: Any, expected: Any) -> Iterator[Comparison]:
    result = reliability(given["rows"])
    yield "n_used", result.n_used, expected["n_listwise"]
    yield "k", result.k, expected["k"]
    yield "alpha", result.alpha, expected["alpha_listwise"]
    yield "alpha_ci95", result.alpha_ci95, expected["feldt_ci95_listwise_using_n9"]


def rc15(given: Any, expected: Any) -> Iterator[Comparison]:
    low, high = given["scale_min"], given["scale_max"]
    turned = [item in given["reverse"] for item in given["items"]]
    keyed = [
        [
            low + high - answer if is_turned else answer
            for answer, is_turned in zip(row, turned, strict=True)
        ]
        for row in given["rows"]
    ]
    result = reliability(keyed)
    keying = shared_scale(given["items"], given["reverse"], low, high)
    scores = [score(row, keying).score for row in given["rows"]]
    raw = [None if s is None else low + s * (high - low) / 100 for s in scores]
    forgotten = reliability(given["rows"])
    yield "n_used", result.n_used, expected["n"]
    yield "k", result.k, expected["k"]
    yield "alpha", result.alpha, expected["alpha_reversed"]
    yield "item_rest", result.item_rest, expected["item_rest_r"]
    yield "alpha_if_dropped", result.alpha_if_dropped, expected["alpha_if_dropped"]
    yield "person means", raw, expected["person_means"]
    yield (
        "alpha without turning",
        forgotten.alpha,
        expected["alpha_forgetting_to_reverse"],
    )
    yield "a forgotten reversal shows", (forgotten.item_rest[0] or 0.0) < 0, True


def rc20(given: Any, expected: Any) -> Iterator[Comparison]:
    yield from _pooled(given["yi"], given["vi"], expected["DL knha"])


def _pooled(yi: list[float], vi: list[float], expected: Any) -> Iterator[Comparison]:
    result = pool(yi, vi)
    yield "k", result.k, len(yi)
    yield "mean", result.mean, expected["mu"]
    yield "se", result.se, expected["se"]
    yield "ci95", result.ci95, (expected["lo"], expected["hi"])
    yield "tau2", result.tau2, expected["tau2"]
    yield "q", result.q, expected["Q"]
    yield "i2", result.i2, expected["I2"]
    yield "prediction95", result.prediction95, (expected["pilo"], expected["pihi"])


def rc22(given: Any, expected: Any) -> Iterator[Comparison]:
    changes = {name: change_of(group) for name, group in given.items()}
    for name, change in changes.items():
        theirs = expected["groups"][name]
        for ours, key in {
            "n": "n",
            "mean_pre": "mpre",
            "sd_pre": "spre",
            "mean_post": "mpost",
            "sd_post": "spost",
            "r": "r",
            "mean_change": "md",
            "sd_change": "sdd",
            "t": "t",
            "p_t": "p",
            "ci95": "ci",
        }.items():
            yield f"{name} {ours}", getattr(change, ours), theirs[key]
    pooled = expected["pool_input"]
    chosen = [changes[name] for name in pooled["k"]]
    yi = [change.mean_change or 0.0 for change in chosen]
    vi = [(change.sd_change or 0.0) ** 2 / change.n for change in chosen]
    yield "yi", yi, pooled["yi"]
    yield "vi", vi, pooled["vi"]
    yield from _pooled(yi, vi, expected["pooled"]["DL knha"])


def rc23(given: Any, expected: Any) -> Iterator[Comparison]:
    result = icc1(given["rows"])
    yield "icc", result.icc, expected["icc1"]
    yield "f", result.f, expected["F"]
    yield "design_effect", result.design_effect, expected["design_effect_m4"]
    effective = 24 / result.design_effect if result.design_effect else None
    yield "effective n", effective, expected["effective_n"]


def rc25(given: Any, expected: Any) -> Iterator[Comparison]:
    yield "f", icc1(given["groups"]).f, expected["F"]


def rc34(given: Any, expected: Any) -> Iterator[Comparison]:
    keying = shared_scale(
        given["items"], given["reverse"], given["scale_min"], given["scale_max"]
    )
    for person, answers in given["answers"].items():
        result = score(answers, keying)
        yield f"{person} score", result.score, expected[person]["score_0_100"]
        yield f"{person} answered", result.answered, expected[person]["answered"]
        yield (
            f"{person} straight_lined",
            result.straight_lined,
            expected[person]["straight_line"],
        )


def rc35(given: Any, expected: Any) -> Iterator[Comparison]:
    result = link_codes(given["pre"], given["post"])
    links = [[link.pre, link.post, link.distance] for link in result.links]
    yield "links", links, expected["links"]
    yield "unlinked_pre", list(result.unlinked_pre), expected["unlinked_pre"]
    yield "unlinked_post", list(result.unlinked_post), expected["unlinked_post"]
