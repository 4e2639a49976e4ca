from __future__ import annotations

import pytest

from assessments.analysis.reference import NOT_OURS, checked_cases
from assessments.analysis.reference.cases import CASES
from assessments.analysis.reference.checking import CHECKS, agree
from assessments.analysis.reference.sources import ADDRESSES

CHECKED = {case.number: case for case in checked_cases()}


def test_every_case_is_checked_or_not_ours():
    assert CHECKS.keys() | NOT_OURS.keys() == CASES.keys()
    assert CHECKS.keys() & NOT_OURS.keys() == set()


def test_the_case_without_its_data_holds_none():
    assert CASES["RC16"]["input"]["dataset"].endswith("(not embedded: 2800 x 25)")


@pytest.mark.parametrize("number", CHECKS)
def test_the_analysis_gives_the_known_answers(number):
    figures = CHECKED[number].figures

    names = [figure.name for figure in figures]
    assert names != []
    assert len(set(names)) == len(names)
    assert [figure for figure in figures if not figure.agrees] == []


def test_a_wrong_figure_is_seen():
    assert agree(1.0, 1.0 + 2e-9, 1e-9) is False
    assert agree(1.0, 1.0 + 5e-10, 1e-9) is True
    assert agree([1, 2], (1, 3), 1e-9) is False
    assert agree(None, 0.0, 1e-9) is False
    assert agree(0.5, 0.5 + 2e-17, 0) is True
    assert agree(0.5, 0.5 + 2e-16, 0) is False


def test_published_cases_have_an_address():
    published = {n for n in CHECKS if CASES[n]["kind"].startswith("published")}

    assert published - ADDRESSES.keys() == set()
    assert ADDRESSES.keys() - CHECKS.keys() == set()
