from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.assessments.report.builders import build_waves
from tests.assessments.report.test_build import HIGH, LOW


def figures(workshop) -> dict:
    out = StringIO()
    call_command("workshop_report", workshop.code, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_figures_of_a_group(workshop):
    build_waves(workshop, [LOW] * 10, [HIGH] * 9 + [LOW])

    found = figures(workshop)

    assert found["flow"]["linked"] == 10
    assert [each["key"] for each in found["outcomes"]] == ["total", "care", "voice"]
    assert found["outcomes"][0]["mean_change"] == 45
    assert found["sentence_en"].startswith("On average opinions moved 45 points of 100")


def test_effect_sizes_wait_for_ten_people(workshop):
    build_waves(workshop, [LOW] * 9, [HIGH] * 8 + [LOW])

    assert "dz" not in figures(workshop)["outcomes"][0]


def test_four_people_give_counts_only(workshop):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)

    found = figures(workshop)

    assert (found["detail"], found["outcomes"]) == ("counts", [])


def test_unknown_code_is_named(db):
    with pytest.raises(CommandError, match=r"No workshop has the code NOSUCH\."):
        call_command("workshop_report", "NOSUCH")
