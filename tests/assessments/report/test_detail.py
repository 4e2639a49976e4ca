from __future__ import annotations

import pytest

from assessments.report.detail import Detail, detail_for


@pytest.mark.parametrize(
    ("linked", "adults", "children"),
    [
        (0, Detail.COUNTS, Detail.COUNTS),
        (4, Detail.COUNTS, Detail.COUNTS),
        (5, Detail.ROUGH, Detail.COUNTS),
        (9, Detail.ROUGH, Detail.COUNTS),
        (10, Detail.SCALES, Detail.SCALES),
        (19, Detail.SCALES, Detail.SCALES),
        (20, Detail.FULL, Detail.FULL),
    ],
)
def test_detail_grows_with_the_group(linked, adults, children):
    assert detail_for(linked, of_children=False) == adults
    assert detail_for(linked, of_children=True) == children
