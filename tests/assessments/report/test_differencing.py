from __future__ import annotations

import pytest

from assessments.report.differencing import is_safe

TWELVE = frozenset(range(12))


@pytest.mark.parametrize(
    ("shown", "safe"),
    [
        ([], True),
        ([frozenset(range(3))], True),
        ([TWELVE, TWELVE], True),
        ([TWELVE, frozenset()], True),
        ([TWELVE, frozenset(range(11))], False),
        ([TWELVE, frozenset(range(13))], False),
        ([TWELVE, frozenset(range(17))], True),
        ([TWELVE, frozenset(range(7))], True),
        # Five in and one out: the one is as alone as before.
        ([TWELVE, frozenset(range(1, 17))], False),
    ],
)
def test_two_sets_may_differ_by_nobody_or_by_five(shown, safe):
    assert is_safe(shown, 5) == safe


def test_sets_that_are_safe_two_by_two_are_not_always_safe_together():
    first, second = frozenset(range(15)), frozenset(range(5, 20))
    third = frozenset([*range(4), *range(6, 20)])

    assert is_safe([first, second], 5)
    assert not is_safe([first, second, third], 5)
