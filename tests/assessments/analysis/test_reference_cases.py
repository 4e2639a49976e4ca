from __future__ import annotations

import pytest

from tests.assessments.analysis import reference_changes, reference_scales
from tests.assessments.analysis.reference import CASES, within

CHECKS = {
    name.upper(): check
    for module in (reference_changes, reference_scales)
    for name, check in vars(module).items()
    if name.startswith("rc")
}
NOT_OURS = {
    "RC03": "partially overlapping t-test",
    "RC12": "two independent proportions",
    "RC16": "the data are not in the file",
    "RC31": "bootstrap",
    "RC33": "string distances",
}


def test_every_case_is_checked_or_not_ours():
    assert CHECKS.keys() | NOT_OURS.keys() == CASES.keys()
    assert CHECKS.keys() & NOT_OURS.keys() == set()


@pytest.mark.parametrize("case", CHECKS)
def test_the_analysis_gives_the_known_answers(case):
    known = CASES[case]

    compared = list(CHECKS[case](known["input"], known["expected"]))

    names = [name for name, _, _ in compared]
    assert names != []
    assert len(set(names)) == len(names)
    assert {name: actual for name, actual, _ in compared} == {
        name: within(expected, known["tolerance"]) for name, _, expected in compared
    }
