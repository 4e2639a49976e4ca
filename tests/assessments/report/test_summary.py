from __future__ import annotations

import pypdfium2
import pytest

from tests.assessments.report.builders import build_waves
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE


@pytest.fixture
def answered(workshop):
    build_waves(workshop, [LOW] * 20, [HIGH] * 18 + [MIDDLE, LOW])
    return workshop


@pytest.mark.parametrize("language", ["bn", "en"])
def test_it_is_one_page(client, mitu, answered, language, compiled_messages):
    client.force_login(mitu)
    client.cookies["language"] = language
    answer = client.get(f"/field/workshops/{answered.code}/summary.pdf")

    with pypdfium2.PdfDocument(answer.content) as document:
        assert len(document) == 1


def test_it_says_the_main_result_and_nothing_else(client, mitu, answered):
    client.force_login(mitu)
    client.cookies["language"] = "en"
    page = client.get(f"/field/workshops/{answered.code}/report/summary/")
    read = page.content.decode()

    assert "On average opinions moved 46 points of 100" in read
    assert [row.is_primary for row in page.context["scale_rows"]] == [True]
    assert "It does not show that the workshop alone caused the change." in read
    assert "Question by question" not in read


@pytest.mark.parametrize("name", ["selim", "karim"])
@pytest.mark.parametrize("page", ["report/summary/", "summary.pdf"])
def test_others_find_nothing(client, request, workshop, name, page):
    client.force_login(request.getfixturevalue(name))

    address = f"/field/workshops/{workshop.code}/{page}"
    assert client.get(address).status_code == 404


def test_the_technical_notes_say_how_people_answered(client, mitu, answered):
    client.force_login(mitu)
    client.cookies["language"] = "en"
    page = client.get(f"/field/workshops/{answered.code}/report/technical/")

    assert "How people answered: On their own phone, Bangla." in page.content.decode()
    assert "What others found" in page.content.decode()
