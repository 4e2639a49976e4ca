from __future__ import annotations

import json

import pytest

from tests.bench.__main__ import group_names, main, runner
from tests.bench.figure import Figure, milliseconds


def test_a_figure_is_one_line_of_json():
    figure = Figure("pages.home.vs_limit", 12.5, "ms", 50.0, 7)

    assert json.loads(figure.as_json()) == {
        "name": "pages.home.vs_limit",
        "value": 12.5,
        "unit": "ms",
        "baseline": 50.0,
        "ratio": 0.25,
        "n": 7,
    }
    assert "\n" not in figure.as_json()


def test_without_a_baseline_there_is_no_ratio():
    assert Figure("pages.home", 12.5, "ms", None, 7).ratio is None


def test_work_is_done_once_to_warm_up_and_then_measured():
    calls = []

    milliseconds(lambda: calls.append(1), times=3)

    assert len(calls) == 4


def test_every_group_can_be_run():
    groups = group_names()

    assert groups != []
    assert [name for name in groups if not callable(runner(name))] == []


def test_an_unknown_group_is_refused_with_the_known_ones():
    with pytest.raises(SystemExit) as stopped:
        main(["nothing"])

    assert (
        stopped.value.code
        == f"No such group: nothing. There are: {', '.join(group_names())}."
    )
