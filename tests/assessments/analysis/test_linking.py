from __future__ import annotations

import pytest

from assessments.analysis import Link, LinkedCodes, LinkMethod, link_codes


def test_identical_codes_are_linked():
    result = link_codes({"p": ["R", "2"]}, {"q": ["R", "2"]})

    link = Link("p", "q", LinkMethod.EXACT, 0)
    assert result == LinkedCodes((link,), (), ())


def test_one_difference_is_linked_and_says_so():
    result = link_codes({"p": ["R", "2", "K"]}, {"q": ["R", "3", "K"]})

    link = Link("p", "q", LinkMethod.ONE_DIFFERENCE, 1)
    assert result == LinkedCodes((link,), (), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["R", None, None], ["R", None, None]),
        (["R", "2", "K"], ["R", "3", "L"]),
        (["R", None, "K"], ["R", "2", None]),
    ],
)
def test_two_differences_stay_apart(before, after):
    result = link_codes({"p": before}, {"q": after})

    assert result == LinkedCodes((), ("p",), ("q",))


def test_two_missing_elements_are_no_match():
    result = link_codes({"p": ["R", "2", None]}, {"q": ["R", "2", None]})

    assert [link.distance for link in result.links] == [1]


def test_a_neighbour_of_a_doubled_code_stays_apart():
    """It may as well be the answer of one of the two who gave the same code."""
    before = {"p1": ["S", "1", "D"], "p2": ["S", "1", "D"], "p3": ["S", "2", "D"]}

    result = link_codes(before, {"q": ["S", "1", "D"]})

    assert result == LinkedCodes((), ("p1", "p2", "p3"), ("q",))


def test_an_exact_link_frees_its_neighbours():
    before = {"p1": ["S", "1", "D"], "p2": ["S", "2", "D"]}
    after = {"q1": ["S", "1", "D"], "q2": ["S", "3", "D"]}

    result = link_codes(before, after)

    assert [(link.pre, link.post) for link in result.links] == [
        ("p1", "q1"),
        ("p2", "q2"),
    ]


def test_elements_are_compared_and_not_strings():
    result = link_codes({"p": ["12", "3"]}, {"q": ["1", "23"]})

    assert result.links == ()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ({"p": ["R", "2"]}, {"q": ["R"]}, "the same number of elements"),
        (
            [{"id": "p", "code": ["R"]}, {"id": "p", "code": ["S"]}],
            [],
            "occurs twice",
        ),
    ],
)
def test_codes_that_cannot_be_compared_are_refused(before, after, sentence):
    with pytest.raises(ValueError, match=sentence):
        link_codes(before, after)


def test_nobody_is_linked_to_nobody():
    assert link_codes([], {}) == LinkedCodes((), (), ())
