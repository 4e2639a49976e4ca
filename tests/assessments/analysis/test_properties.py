"""What holds for any numbers: found by hypothesis, the same on every run."""

from __future__ import annotations

import dataclasses
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.analysis import (
    icc1,
    marginal_homogeneity,
    paired_binary,
    paired_change,
    partly_paired_change,
    pool,
    proportion_ci,
    reliability,
    score,
    shared_scale,
    unpaired_binary,
    unpaired_change,
)

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)
codes = st.integers(1, 5)
points = st.one_of(
    st.integers(0, 100),
    st.sampled_from([100 * part / whole for whole in (7, 24) for part in range(8)]),
    st.floats(0, 100),
    st.floats(-1e15, 1e15),
)
pairs = st.lists(st.tuples(points, points), max_size=14)
likert_pairs = st.lists(st.tuples(codes, codes), min_size=2, max_size=25)
P_VALUES = {
    "p",
    "p_equal",
    "p_t",
    "p_signflip",
    "p_wilcoxon",
    "p_midp",
    "p_exact",
    "p_asymptotic",
}


def _numbers(value):
    if isinstance(value, dict):
        return [number for part in value.values() for number in _numbers(part)]
    if isinstance(value, list | tuple):
        return [number for part in value for number in _numbers(part)]
    return [value] if isinstance(value, float) else []


def _is_sound(result):
    """No NaN, no infinity, and no p of exactly 0."""
    figures = dataclasses.asdict(result)
    ps = [figures[name] for name in P_VALUES & figures.keys()]
    return all(map(math.isfinite, _numbers(figures))) and all(
        p is None or 0 < p <= 1 for p in ps
    )


def _change(scores, **options):
    before, after = [pre for pre, _ in scores], [post for _, post in scores]
    return paired_change(before, after, **{"bounds": None, **options})


@steady
@given(pairs)
def test_a_change_is_always_sound(scores):
    assert _is_sound(_change(scores))
    assert _is_sound(unpaired_change([a for a, _ in scores], [b for _, b in scores]))


@steady
@given(pairs, st.integers(0, 10_000))
def test_the_order_of_people_does_not_matter(scores, seed):
    shuffled = list(scores)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  no secret hangs on it

    assert _change(shuffled) == _change(scores)


@steady
@given(likert_pairs, st.randoms(use_true_random=False))
def test_wrong_links_leave_the_mean_change_as_it_is(scores, chance):
    after = [post for _, post in scores]
    chance.shuffle(after)
    wrong = _change([(pre, post) for (pre, _), post in zip(scores, after, strict=True)])

    right = _change(scores)

    assert wrong.mean_change == right.mean_change
    assert (wrong.mean_pre, wrong.mean_post) == (right.mean_pre, right.mean_post)
    assert (wrong.sd_pre, wrong.sd_post) == (right.sd_pre, right.sd_post)


@steady
@given(likert_pairs, st.integers(-1000, 1000))
def test_a_shift_of_the_scale_changes_the_means_alone(scores, shift):
    moved = _change([(pre + shift, post + shift) for pre, post in scores])

    expected = _change(scores)

    assert moved.mean_pre == pytest.approx(expected.mean_pre + shift, rel=1e-12)
    assert dataclasses.replace(moved, mean_pre=0, mean_post=0) == dataclasses.replace(
        expected, mean_pre=0, mean_post=0
    )


@steady
@given(likert_pairs, st.sampled_from([0.1, 0.25, 3, 1000]))
def test_a_scale_of_another_width_says_the_same(scores, factor):
    wider = _change(
        [(pre * factor, post * factor) for pre, post in scores], delta=5 * factor
    )

    change = _change(scores)

    assert wider.mean_change == pytest.approx(change.mean_change * factor)
    assert wider.p_signflip == change.p_signflip
    assert wider.p_wilcoxon == change.p_wilcoxon
    assert wider.rank_biserial == change.rank_biserial
    assert wider.verdict == change.verdict
    assert (wider.dz is None) == (change.dz is None)
    if change.dz is not None:
        assert wider.dz == pytest.approx(change.dz)


@steady
@given(likert_pairs)
def test_turning_the_scale_round_turns_the_change_round(scores):
    turned = _change([(6 - pre, 6 - post) for pre, post in scores])

    change = _change(scores)

    assert turned.mean_change == pytest.approx(-change.mean_change)
    assert (turned.up, turned.same, turned.down) == (
        change.down,
        change.same,
        change.up,
    )
    assert turned.p_signflip == change.p_signflip
    assert turned.p_wilcoxon == change.p_wilcoxon


@steady
@given(*[st.integers(0, 60)] * 4)
def test_yes_and_no_are_always_sound(a, b, c, d):
    result = paired_binary(a, b, c, d)

    assert _is_sound(result)
    for interval in (result.ci_newcombe, result.ci_bonett_price):
        if interval is not None:
            assert -1 <= interval[0] <= result.difference <= interval[1] <= 1


@steady
@given(pairs, st.lists(points, max_size=8), st.lists(points, max_size=8))
def test_partly_matched_change_is_always_sound(scores, before, after):
    both = [a for a, _ in scores], [b for _, b in scores]

    result = partly_paired_change(before, after, *both)

    assert _is_sound(result)
    if result.ci95 is not None:
        assert result.ci95[0] <= result.mean_change <= result.ci95[1]


@steady
@given(likert_pairs)
def test_without_lost_people_it_is_the_paired_change(scores):
    before, after = [pre for pre, _ in scores], [post for _, post in scores]
    change = _change(scores)

    result = partly_paired_change([], [], before, after)

    assert result.mean_change == change.mean_change
    if result.t is not None and change.t is not None:
        assert result.df == change.df
        assert result.t == pytest.approx(change.t, rel=1e-6)


@steady
@given(*[st.integers(0, 40)] * 4)
def test_shares_of_strangers_are_always_sound(before, more_before, after, more_after):
    result = unpaired_binary(before, before + more_before, after, after + more_after)

    assert _is_sound(result)
    if result.ci_newcombe is not None:
        low, high = result.ci_newcombe
        assert -1 <= low <= result.difference <= high <= 1


@steady
@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(x, more):
    interval = proportion_ci(x, x + more)

    if x + more:
        assert 0 <= interval.low <= x / (x + more) <= interval.high <= 1
    else:
        assert interval is None


@steady
@given(
    st.lists(
        st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3
    )
)
def test_three_faces_are_always_sound(table):
    assert _is_sound(marginal_homogeneity(table))


@steady
@given(
    st.lists(st.lists(st.one_of(codes, st.none()), min_size=4, max_size=4), max_size=12)
)
def test_reliability_is_always_sound(rows):
    assert _is_sound(reliability(rows))


@steady
@given(st.lists(st.tuples(points, st.floats(1e-30, 1e15)), max_size=8))
def test_pooling_is_always_sound(workshops):
    assert _is_sound(pool([y for y, _ in workshops], [v for _, v in workshops]))


@steady
@given(st.lists(st.lists(points, max_size=6), max_size=6))
def test_likeness_is_always_sound(groups):
    assert _is_sound(icc1(groups))


@steady
@given(st.lists(st.one_of(codes, st.none()), min_size=1, max_size=9))
def test_a_score_and_its_turned_twin_make_100(answers):
    names = [str(number) for number in range(len(answers))]

    straight = score(answers, shared_scale(names, [], 1, 5))
    turned = score(answers, shared_scale(names, names, 1, 5))

    assert _is_sound(straight)
    assert (straight.score is None) == (turned.score is None)
    if straight.score is not None:
        assert straight.score + turned.score == pytest.approx(100)
