from __future__ import annotations

import pypdfium2
import pytest
from django.urls import reverse

from tests.assessments.report.builders import build_waves
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE
from tests.builders import build_enrolment
from workshops.models import Workshop

PAGES = ["report", "report_technical", "report_pdf"]


@pytest.fixture
def answered(workshop) -> Workshop:
    build_waves(workshop, [LOW] * 20, [HIGH] * 18 + [MIDDLE, LOW])
    return workshop


def address(page: str, workshop: Workshop) -> str:
    return reverse(f"assessments_field:{page}", args=[workshop.code])


def read(client, page: str, workshop: Workshop, language: str = "en") -> str:
    client.cookies["language"] = language
    return client.get(address(page, workshop)).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_staff_of_the_organisation_may_read(client, request, workshop, page):
    for name in ("rina", "kamal", "mitu"):
        client.force_login(request.getfixturevalue(name))

        assert client.get(address(page, workshop)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["selim", "karim"])
def test_others_find_nothing(client, request, workshop, page, name):
    client.force_login(request.getfixturevalue(name))

    assert client.get(address(page, workshop)).status_code == 404


def test_visitor_is_asked_to_log_in(client, workshop):
    answer = client.get(address("report", workshop))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("workshops:login"))


def test_verdict_stands_in_english(client, rina, answered):
    client.force_login(rina)

    assert (
        "On average opinions moved 46 points of 100 towards children&#x27;s rights"
        in read(client, "report", answered)
    )


def test_verdict_stands_in_bangla(client, rina, answered):
    client.force_login(rina)

    assert "গড়ে মতামত ১০০-র মধ্যে ৪৬ পয়েন্ট" in read(client, "report", answered, "bn")


def test_technical_page_has_the_figures(client, rina, answered):
    client.force_login(rina)
    page = read(client, "report_technical", answered)

    assert "<dt>Mean change</dt><dd>46.25</dd>" in page
    assert "<dt>p of the paired t-test</dt><dd>&lt; 0.0001</dd>" in page


@pytest.mark.parametrize("page", ["report", "report_technical"])
def test_four_people_show_no_figure_anywhere(client, rina, workshop, page):
    build_waves(workshop, [LOW] * 4, [HIGH] * 4)
    client.force_login(rina)

    found = read(client, page, workshop)

    assert ">75<" not in found
    assert "Mean change" not in found
    assert ">75.00<" not in found


def test_report_names_nobody(client, rina, workshop):
    enrolment = build_enrolment(workshop)
    client.force_login(rina)

    assert enrolment.participant.code not in read(client, "report", workshop)


def test_invented_answers_are_said_to_be(client, rina, answered):
    client.force_login(rina)
    assert "These answers are invented." not in read(client, "report", answered)

    Workshop.objects.filter(pk=answered.pk).update(is_invented=True)

    assert "These answers are invented." in read(client, "report", answered)


def test_pdf_has_the_words_of_the_page(client, rina, answered):
    client.force_login(rina)
    client.cookies["language"] = "en"

    answer = client.get(address("report_pdf", answered))
    pdf = pypdfium2.PdfDocument(answer.content)
    words = " ".join(pdf[0].get_textpage().get_text_range().split())

    assert answer.headers["Content-Type"] == "application/pdf"
    assert "On average opinions moved 46 points of 100" in words
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]


def test_drawings_hold_no_words(client, rina, answered):
    client.force_login(rina)

    assert "<text" not in read(client, "report", answered)
