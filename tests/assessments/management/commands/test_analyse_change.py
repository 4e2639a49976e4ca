from __future__ import annotations

import dataclasses
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.analysis import PairedChange
from assessments.analysis.reference.cases import CASES

PRE = [40, 45, 60, 30, 80, 52]
POST = [55, 52, 71, 42, 93, 61]


@pytest.fixture
def table(tmp_path):
    """Six people with both scores, one who left and one who came late."""
    path = tmp_path / "scores.csv"
    rows = [f"P{n},{a},{b}" for n, (a, b) in enumerate(zip(PRE, POST, strict=True))]
    path.write_text("\n".join(["person,pre,post", *rows, "P7,50,", "P8,,66"]))
    return path


def _printed(*arguments):
    out = StringIO()
    call_command("analyse_change", *map(str, arguments), stdout=out)
    return out.getvalue()


def _figures(*arguments):
    return json.loads(_printed(*arguments, "--json"))


def test_the_figures_of_a_published_case(tmp_path):
    case = CASES["RC01"]
    path = tmp_path / "sleep.csv"
    pairs = zip(case["input"]["pre"], case["input"]["post"], strict=True)
    rows = [f"{number};{pre};{post}" for number, (pre, post) in enumerate(pairs)]
    path.write_text("\n".join(["person;pre;post", *rows]))

    figures = _figures(path)

    expected = case["expected"]
    assert figures["n"] == 10
    assert figures["t"] == pytest.approx(expected["t"])
    assert figures["ci95"] == pytest.approx(expected["ci95"])
    assert figures["dz"] == pytest.approx(expected["cohen_dz"])
    assert figures["verdict"] == "moved_little"


def test_json_has_the_fields_of_the_api_and_both_sentences(table):
    figures = _figures(table, "--min", 0, "--max", 100)

    fields = [field.name for field in dataclasses.fields(PairedChange)]
    assert list(figures) == [*fields, "sentence_en", "sentence_bn", "delta", "flow"]
    assert figures["verdict"] == "moved"
    assert figures["sentence_en"] == (
        "On average opinions moved 11 points of 100 towards children's rights (likely "
        "between 8 and 14). 6 of 6 moved up, 0 stayed, 0 moved down."
    )
    assert figures["sentence_bn"] == (
        "গড়ে মতামত ১০০-র মধ্যে ১১ পয়েন্ট শিশু অধিকারের পক্ষে সরেছে (সম্ভাব্য সীমা ৮ থেকে "
        "১৪)। ৬ জনের ৬ জন এগিয়েছেন, ০ জন একই আছেন, ০ জন পিছিয়েছেন।"
    )


def test_a_row_with_one_score_counts_as_attrition(table):
    flow = _figures(table)["flow"]

    assert flow == {
        "pre": 7,
        "post": 7,
        "linked": 6,
        "attrition": 1 / 7,
        "sentence_en": (
            "7 people answered before, 7 after, and we could match 6. The report is "
            "about those 6."
        ),
        "sentence_bn": (
            "আগে ৭ জন, পরে ৭ জন উত্তর দিয়েছেন; ৬ জনের দুই উত্তর মেলানো গেছে। এই প্রতিবেদন "
            "সেই ৬ জনকে নিয়ে।"
        ),
    }


def test_without_json_people_read_a_table_and_sentences(table):
    lines = _printed(table).splitlines()

    assert lines[:9] == [
        "People with both scores 6",
        "Mean before             51.17",
        "Mean after              62.33",
        "Mean change             11.17",
        "95% interval            8.17 … 14.17",
        "Moved up                6",
        "Stayed the same         0",
        "Moved down              0",
        "Verdict                 moved",
    ]
    assert lines[9] == ""
    assert lines[10].startswith("7 people answered before, 7 after")
    assert lines[11].startswith("আগে ৭ জন, পরে ৭ জন উত্তর দিয়েছেন")
    assert len(lines) == 12


@pytest.mark.parametrize(
    ("options", "delta", "verdict"),
    [
        ((), 5.0, "moved"),
        (("--delta", "12"), 12.0, "moved_little"),
        (("--min", "0", "--max", "200"), 10.0, "moved"),
        (("--min", "0", "--max", "300"), 15.0, "moved_little"),
        (("--min", "0", "--max", "300", "--delta", "5"), 5.0, "moved"),
        (("--min=-500", "--max", "100"), 30.0, "already_high"),
    ],
)
def test_the_scale_and_delta_decide(table, options, delta, verdict):
    figures = _figures(table, *options)

    assert (figures["delta"], figures["verdict"]) == (delta, verdict)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--min", "0"), "Give both --min and --max, or neither."),
        (("--max", "5"), "Give both --min and --max, or neither."),
        (("--min", "5", "--max", "5"), "--min must be a number below --max."),
        (("--min", "nan", "--max", "5"), "--min must be a number below --max."),
        (("--min", "0", "--max", "inf"), "--min must be a number below --max."),
        (("--delta=-1",), "--delta must be a number of zero or more."),
        (("--delta", "nan"), "--delta must be a number of zero or more."),
    ],
)
def test_options_that_cannot_be(table, options, sentence):
    with pytest.raises(CommandError) as refused:
        _printed(table, *options)

    assert str(refused.value) == sentence


def test_all_bad_cells_are_named_and_nothing_is_computed(table):
    table.write_text("person,pre,post\nA,40,x\nB,45,50\nB,y,60\n")
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("analyse_change", str(table), "--json", stdout=out)

    assert refused.value.returncode == 1
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == [
        "Row 2, column post",
        "Row 4, column pre",
        "Row 4, column person",
    ]
    assert out.getvalue() == ""


@pytest.mark.usefixtures("compiled_messages")
def test_a_bad_cell_is_told_in_bangla(table):
    table.write_text("person,pre,post\nA,40,x\n")

    with pytest.raises(CommandError) as refused:
        _printed(table, "--language", "bn")

    assert str(refused.value) == (
        "সারি 2, কলাম post: “x” সংখ্যা নয়। একটি সংখ্যা লিখুন; উত্তর না থাকলে ঘরটি খালি রাখুন।"
    )


def test_a_score_outside_the_scale_is_a_bad_cell(table):
    with pytest.raises(CommandError, match="Row 2, column pre: 40 lies outside"):
        _printed(table, "--min", 1, "--max", 5)


def test_nobody_with_both_scores(table):
    table.write_text("person,pre,post\nA,40,\nB,,50\n")

    figures = _figures(table)

    assert (figures["n"], figures["mean_change"]) == (0, None)
    assert figures["verdict"] == "too_few"
    assert _printed(table).splitlines()[3] == "Mean change             –"
