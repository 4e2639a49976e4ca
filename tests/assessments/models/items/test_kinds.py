"""What holds for every kind of item, whoever wrote it."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from assessments.models.items import KINDS, AnswerForm
from assessments.queries import items_of
from tests.assessments.builders import build_instrument_version, written_item

OURS = [
    *("likert", "faces", "yes_no", "choice", "text", "multiple", "rank", "slider"),
    *("this_or_that", "number", "voice", "tally", "code_element", "retrospective"),
    *("consent", "practice", "section", "vignette", "matrix"),
]
pytestmark = pytest.mark.usefixtures("in_english")


def compiled(kind, **value):
    """The item of a kind after one called “first”, and what is inside it."""
    version = build_instrument_version(
        [written_item(name="first"), written_item(kind, **value)]
    )
    return items_of(version)[1]


def test_these_kinds_are_there():
    assert sorted(set(OURS) - set(KINDS)) == []


@pytest.mark.parametrize("kind", OURS)
@pytest.mark.parametrize("language", ["bn", "en"])
def test_a_kind_is_put_on_a_light_screen_in_both_languages(db, kind, language):
    item = compiled(kind, help_bn="সাহায্য", help_en="Help")
    with override(language):
        form = AnswerForm(item)
        page = render_to_string(item.template_name, {"item": item, "form": form})

    assert item.prompts[language] in page
    assert item.helps[language] in page
    assert "style=" not in page
    assert len(re.sub(r">\s+<", "><", page).encode()) < 4096


@pytest.mark.parametrize("kind", OURS)
def test_a_kind_has_rows_for_kobo_in_both_languages(db, kind):
    item = compiled(kind)
    form = item.xlsform_rows()

    named = [row for row in form.survey if row["type"] != "end_group"]
    lists = {row["type"].split()[1] for row in named if " " in row["type"]}
    assert {row["list_name"] for row in form.choices} == lists
    assert all(row["name"] for row in form.survey)
    words = [name for row in named for name in row if name.startswith("label::")]
    assert {name.removeprefix("label::") for name in words} == {
        "বাংলা (bn)",
        "English (en)",
    }


@pytest.mark.parametrize("kind", OURS)
def test_only_what_has_a_score_has_bounds(db, kind):
    item = compiled(kind)

    if item.is_scored:
        low, high = item.bounds()
        assert low < high
        assert {item.keyed(s.code) for s in item.steps()} <= {
            *(s.score for s in item.steps())
        }


@pytest.mark.parametrize("kind", OURS)
def test_a_group_is_counted_by_every_step(db, kind):
    item = compiled(kind)
    counted = [field.code for field in item.tally_fields() if not field.missing]

    if kind == "code_element":
        assert counted == []
    else:
        assert counted == [step.code for step in item.steps()]
