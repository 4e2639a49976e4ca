from __future__ import annotations

import io

import pikepdf
import pytest
from django_scopes import scopes_disabled

from tests.builders import build_enrolment
from tests.workshops.builders import enrol
from workshops.choices import EnrolmentState
from workshops.models import IdentityReading
from workshops.pdf.roster_sheet import EMPTY_ROWS, sheet_context
from workshops.people import PersonLine
from workshops.queries import roster

LONG = {
    "call_name": "মোছাম্মৎ জান্নাতুল ফেরদৌস",
    "name_bn": "মোছাম্মৎ জান্নাতুল ফেরদৌস আক্তার বৃষ্টি চৌধুরানী",
}


def _pdf(field, workshop, language="bn"):
    address = f"/field/workshops/{workshop.code}/roster/1.pdf?language={language}"
    answer = field.get(address)
    assert answer["Content-Type"] == "application/pdf"
    return pikepdf.open(io.BytesIO(answer.content))


@pytest.mark.parametrize("language", ["bn", "en"])
def test_thirty_people_with_long_names_fit_on_two_pages(
    field, workshop, rina, language, compiled_messages
):
    for _ in range(30):
        enrol(workshop, rina, **LONG)
    pages = _pdf(field, workshop, language).pages
    assert len(pages) == 2
    assert [float(side) for side in pages[0].MediaBox[2:]] == pytest.approx(
        [595.28, 841.89], abs=0.1
    )


def test_a_language_that_is_not_ours_is_not_found(field, workshop):
    address = f"/field/workshops/{workshop.code}/roster/1.pdf?language=fr"
    assert field.get(address).status_code == 404


def test_logs_whose_names_go_onto_paper(field, workshop, rina):
    enrol(workshop, rina)
    _pdf(field, workshop)
    with scopes_disabled():
        purposes = IdentityReading.objects.values_list("purpose", flat=True)
        assert list(purposes) == ["roster-sheet"]


def test_the_sheet_has_the_rows_of_the_list_without_those_who_left(
    workshop, rina, shapla
):
    enrol(workshop, rina)
    build_enrolment(workshop, state=EnrolmentState.WITHDRAWN)
    build_enrolment(workshop, state=EnrolmentState.PENDING)
    with scopes_disabled():
        lines = [PersonLine(row, None) for row in roster(workshop)]
        context = sheet_context(workshop.sessions.get(), lines, "https://a.example/")
    numbers = [line.row.enrolment.row_number for line, _name in context["rows"]]
    assert numbers == [1, 3]
    assert len(context["empty_rows"]) == EMPTY_ROWS
