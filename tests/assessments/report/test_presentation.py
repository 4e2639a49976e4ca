from __future__ import annotations

from django.utils import translation

from assessments.compiling import compile_version
from assessments.report.presentation import notes, report_context
from tests.assessments.builders import build_instrument, written_item
from tests.assessments.report.builders import build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE


def sentences(workshop) -> list[str]:
    with translation.override("en"):
        return notes(report_of(workshop))


def test_lost_people_are_said(workshop):
    build_waves(workshop, [LOW] * 20, [HIGH] * 10 + [None] * 10)

    assert sentences(workshop)[0].startswith("More than 40 of 100 people were lost")


def test_nothing_is_said_of_leavers_where_only_counts_may_stand(workshop):
    build_waves(
        workshop,
        [(2, 4, 2, None)] * 4 + [LOW] + [HIGH] * 5,
        [HIGH] * 4 + [(None, None, None, 2)] + [None] * 5,
    )

    said = [note for note in sentences(workshop) if "only before" in note]

    assert (report_of(workshop).leavers.is_marked, said) == (True, [])


def test_who_fixed_the_size_that_counts_is_said(workshop, kamal):
    kamal.first_name = "Kamal"
    kamal.save()
    version = compile_version(
        build_instrument([written_item() for _ in range(4)]), user=kamal
    )
    build_waves(workshop, [LOW] * 5, [HIGH] * 5, version=version)

    assert "Kamal fixed this with the questions on" in sentences(workshop)[-1]


def test_questions_of_nobody_were_fixed_by_nobody(workshop):
    build_waves(workshop, [LOW] * 5, [HIGH] * 5)

    assert "This was fixed with the questions on" in sentences(workshop)[-1]


def about_lines(workshop) -> list[str]:
    return [
        note
        for note in sentences(workshop)
        if "picked the same" in note or "Without" in note
    ]


def test_one_straight_line_is_not_counted_out_loud(workshop):
    build_waves(workshop, [(5, 5, 5, 5)] + [LOW] * 9, [MIDDLE] + [HIGH] * 9)

    assert about_lines(workshop) == [
        "A few people picked the same answer all the way through, also where the question is turned round. Their answers are counted."
    ]


def test_five_straight_lines_are_told_with_the_mean_of_the_others(workshop):
    build_waves(workshop, [(5, 5, 5, 5)] * 5 + [LOW] * 9, [HIGH] * 14)

    assert about_lines(workshop) == [
        "5 people picked the same answer all the way through, also where the question is turned round.",
        "Without them the mean change is +50 points.",
    ]


def test_tone_is_open_where_nothing_can_be_said(workshop):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)

    assert report_context(report_of(workshop))["verdict_tone"] == "open"


def test_tone_is_bad_where_opinions_moved_back(workshop):
    build_waves(workshop, [HIGH] * 10, [LOW] * 9 + [MIDDLE])

    assert report_context(report_of(workshop))["verdict_tone"] == "bad"


def test_steps_follow_each_other(workshop):
    build_waves(workshop, [LOW] * 5, [HIGH] * 4 + [None])

    steps = report_context(report_of(workshop))["flow_steps"]

    assert [step.count for step in steps] == [0, 0, 5, 4, 4, 4]
