from __future__ import annotations

import pytest

from assessments.report.flow import Flow


def flow(pre: int, linked: int, post: int = 20) -> Flow:
    return Flow(
        registered=30, attended=25, pre=pre, post=post, linked=linked, scored=linked
    )


def test_flow_tells_those_without_a_partner():
    assert (flow(24, 19, 21).pre_only, flow(24, 19, 21).post_only) == (5, 2)


@pytest.mark.parametrize(
    ("linked", "warns", "blocks"),
    [(20, False, False), (15, True, False), (11, True, True)],
)
def test_attrition_warns_and_then_blocks(linked, warns, blocks):
    lost = flow(20, linked)

    assert (lost.has_high_attrition, lost.is_unfit_for_claims) == (warns, blocks)


def test_attrition_of_nobody_does_not_exist():
    assert flow(0, 0, 0).attrition is None
