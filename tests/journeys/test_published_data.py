"""Published data through the real screens: the pages must print the published answers.

RC01 is Student's sleep data (1908), RC06 one five-step question with many ties, both
among the cases that the analysis ships with their sources. Nothing is put into the database
behind the screens: people are enrolled, asked and counted as in the field.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags
from django_scopes import scopes_disabled
from openpyxl import Workbook

from assessments.analysis.reference.cases import CASES
from assessments.cards import printed_number
from assessments.models import Administration, Card, InstrumentVersion
from tests.assessments.builders import build_instrument_version, written_item
from tests.builders import build_audience, build_edition
from tests.workshops.builders import build_centre, person_form, schedule_form
from workshops.models import Workshop

ENDS = (-50.0, 50.0)
"""Answers nobody picks. They make the scale of 0 to 100 the published one, moved by 50."""


def test_students_sleep_data_gives_the_published_figures(client, shapla, rina):
    given = CASES["RC01"]["input"]
    scores = sorted({*ENDS, *given["pre"], *given["post"]})
    workshop = run(
        client,
        rina,
        shapla,
        build_instrument_version([hours_question(scores)]),
        before=[scores.index(score) + 1 for score in given["pre"]],
        after=[scores.index(score) + 1 for score in given["post"]],
    )

    figures = technical_figures(client, workshop)

    published = {
        "People counted": "10",
        "Mean before": "50.75",
        "Mean after": "52.33",
        "Standard deviation before": "1.79",
        "Standard deviation after": "2.00",
        "Correlation of before and after": "0.80",
        "Mean change": "1.58",
        "Standard deviation of change": "1.23",
        "95 percent confidence interval": "0.70 … 2.46",
        "Median change": "1.30",
        "Paired t": "4.06",
        "Degrees of freedom": "9",
        "p of the paired t-test": "0.0028",
        "dz": "1.285",
        "95 percent confidence interval of dz": "0.41 … 2.12",
        "gz (dz, small-sample corrected)": "1.174",
        "Common-language effect": "0.90",
    }
    assert {label: figures[label] for label in published} == published
    report = words(client, workshop, "report/")
    assert "Moved up 9 Stayed the same 1 Moved down 0" in report
    assert "+2 +1 to +2" in report
    assert (
        "On average opinions moved a little: 2 points of 100 towards children's rights "
        "(likely between 1 and 2). 9 of 10 moved up, 1 stayed, 0 moved down."
    ) in report
    assert "10 people answered before, 10 after, and we could match 10." in report


def test_one_five_step_question_gives_the_exact_p_values(client, shapla, rina):
    given = CASES["RC06"]["input"]
    workshop = run(
        client,
        rina,
        shapla,
        build_instrument_version([written_item("likert")]),
        before=given["pre"],
        after=given["post"],
    )

    figures = technical_figures(client, workshop)

    published = {
        "People counted": "16",
        "Mean change": f"{0.8125 * 25:.2f}",
        "95 percent confidence interval": "8.18 … 32.44",
        "Paired t": "3.57",
        "Degrees of freedom": "15",
        "p of the paired t-test": "0.0028",
        "p of the exact sign-flip test": f"{0.0078125:.4f}",
        "p of the exact Wilcoxon test (Pratt)": f"{0.0078125:.4f}",
        "Rank-biserial correlation": "0.88",
    }
    assert {label: figures[label] for label in published} == published
    assert "Moved up 10 Stayed the same 5 Moved down 1" in words(
        client, workshop, "report/"
    )


@pytest.mark.parametrize("write", ["csv", "xlsx"])
def test_the_command_gives_the_published_figures(tmp_path, write):
    case = CASES["RC01"]
    figures = analysed(table(tmp_path / f"sleep.{write}", case["input"]))

    names = {
        "n": "n",
        "mean_change": "mean_change",
        "sd_change": "sd_change",
        "ci95": "ci95",
        "t": "t",
        "df": "df",
        "p_t": "p_two_sided",
        "dz": "cohen_dz",
        "dz_ci95": "cohen_dz_ci95_noncentral_t",
        "gz": "hedges_gz_exact_J",
        "d_av": "cohen_dav_root_mean_square_sd",
        "cl": "cl_effect_paired_Phi_dz",
    }
    assert {name: figures[name] for name in names} == {
        name: pytest.approx(case["expected"][theirs], abs=1e-7)
        for name, theirs in names.items()
    }


def test_both_kinds_of_table_give_the_same(tmp_path):
    given = CASES["RC01"]["input"]

    first = analysed(table(tmp_path / "sleep.csv", given))

    assert analysed(table(tmp_path / "sleep.xlsx", given)) == first


def hours_question(scores: Sequence[float]) -> dict[str, Any]:
    choices = [
        {"label_bn": f"{score} ঘণ্টা", "label_en": f"{score} hours", "score": score}
        for score in scores
    ]
    return written_item("choice", choices=choices)


def run(
    client: Client,
    facilitator: Any,
    organisation: Any,
    version: InstrumentVersion,
    *,
    before: Sequence[int],
    after: Sequence[int],
) -> Workshop:
    """A workshop from the plan to the last answer, by the forms that people fill in."""
    client.force_login(facilitator)
    client.cookies["language"] = "en"
    data = schedule_form(
        build_centre(organisation), facilitator, build_edition().pk, build_audience().pk
    )
    workshop_page = sent(client, "/field/schedule/", data)
    for number in range(1, len(before) + 1):
        person = person_form(call_name=f"রহিমা {number}", assess="on")
        sent(client, f"{workshop_page}people/add/", person)
    ask(client, f"{workshop_page}questions/pre/", "pre", before, version=version.pk)
    ask(client, f"{workshop_page}questions/post/", "post", after)
    return Workshop.objects.get()


def ask(
    client: Client, wave_page: str, wave: str, codes: Sequence[int], **chosen: int
) -> None:
    sent(client, f"{wave_page}open/", {**chosen, "mode": "own_phone"})
    answering = f"/a/{Administration.objects.get(wave=wave).code}/"
    with scopes_disabled():
        cards = list(Card.objects.order_by("number"))
    for card, code in zip(cards, codes, strict=True):
        phone = Client()
        first = sent(phone, answering, {"number": printed_number(card.number)})
        assert sent(phone, first, {"answer": str(code)}) == f"{answering}done/"
    sent(client, f"{wave_page}close/", {})


def sent(client: Client, address: str, data: dict[str, Any]) -> str:
    """Where a form leads that was filled in rightly."""
    response = client.post(address, data)
    assert response.status_code == 302, response.content.decode()
    return response.url


def words(client: Client, workshop: Workshop, page: str) -> str:
    """What can be read on a page, without the drawings."""
    address = f"/field/workshops/{workshop.code}/{page}"
    text = unescape(strip_tags(client.get(address).content.decode()))
    return " ".join(text.split())


def technical_figures(client: Client, workshop: Workshop) -> dict[str, str]:
    address = f"/field/workshops/{workshop.code}/report/technical/"
    page = client.get(address).content.decode()
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))


def table(path: Path, given: dict[str, list[float]]) -> Path:
    rows = [
        ("person", "pre", "post"),
        *zip(range(1, 11), given["pre"], given["post"], strict=True),
    ]
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return path


def analysed(path: Path) -> dict[str, Any]:
    printed = StringIO()
    call_command("analyse_change", str(path), "--json", stdout=printed)
    return json.loads(printed.getvalue())
