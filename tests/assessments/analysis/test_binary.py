from __future__ import annotations

import pytest

from assessments.analysis import PairedBinary, paired_binary, proportion_ci


def test_shares_count_yes_before_and_after():
    result = paired_binary(10, 2, 6, 2)

    assert (result.n, result.before_yes, result.after_yes) == (20, 0.6, 0.8)
    assert result.difference == 0.2


def test_airway_example_of_fagerland_lydersen_and_laake():
    """Stat Med 2014, 33:2850; the sign is theirs turned, as ours is after − before."""
    result = paired_binary(1, 1, 7, 12)

    assert result.ci_newcombe == pytest.approx((0.026, 0.507), abs=5e-4)
    assert result.ci_bonett_price == pytest.approx((0.013, 0.508), abs=5e-4)
    assert result.p_midp == pytest.approx(0.0391, abs=5e-5)
    assert result.p_exact == pytest.approx(0.0703, abs=5e-5)
    assert result.p_asymptotic == pytest.approx(0.0339, abs=5e-5)


def test_turning_time_round_turns_the_intervals_round():
    forth, back = paired_binary(3, 2, 9, 6), paired_binary(3, 9, 2, 6)

    for name in ("ci_newcombe", "ci_bonett_price"):
        low, high = getattr(forth, name)
        assert getattr(back, name) == pytest.approx((-high, -low), abs=1e-15)
    assert forth.p_exact == back.p_exact


def test_nobody_changed():
    result = paired_binary(5, 0, 0, 5)

    assert (result.p_midp, result.p_exact, result.p_asymptotic) == (1.0, 1.0, None)
    assert result.difference == 0.0


def test_nobody_asked():
    assert paired_binary(0, 0, 0, 0) == PairedBinary(0, *[None] * 8)


def test_everybody_changed():
    result = paired_binary(0, 0, 6, 0)

    assert result.difference == 1.0
    assert result.ci_newcombe is not None
    assert result.ci_newcombe[1] <= 1.0
    assert result.p_exact == 2 / 2**6


def test_counts_are_not_negative():
    with pytest.raises(ValueError, match="must not be negative"):
        paired_binary(1, -1, 0, 0)


def test_an_interval_has_two_named_ends():
    interval = proportion_ci(0, 20)

    assert interval == (interval.low, interval.high)
    assert interval.low == 0.0


def test_an_interval_of_the_rest_is_the_rest_of_the_interval():
    low, high = proportion_ci(3, 17)

    assert proportion_ci(14, 17) == pytest.approx((1 - high, 1 - low))
    assert proportion_ci(17, 17).high == 1.0


def test_a_share_of_nobody_does_not_exist():
    assert proportion_ci(0, 0) is None


@pytest.mark.parametrize(("x", "n"), [(-1, 5), (6, 5)])
def test_a_share_has_part_and_whole(x, n):
    with pytest.raises(ValueError, match="is no share"):
        proportion_ci(x, n)
