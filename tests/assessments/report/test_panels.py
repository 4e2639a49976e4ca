from __future__ import annotations

from django.urls import reverse

from assessments.choices import Wave
from tests.assessments.builders import build_administration


def detail(client, workshop) -> str:
    client.cookies["language"] = "en"
    return client.get(
        reverse("workshops:workshop_detail", args=[workshop.code])
    ).content.decode()


def test_report_waits_for_the_first_questions(client, rina, workshop):
    client.force_login(rina)

    page = detail(client, workshop)

    assert "The report appears here after the first questions." in page
    assert reverse("assessments_field:report", args=[workshop.code]) not in page


def test_report_is_linked_once_somebody_was_asked(client, mitu, workshop):
    build_administration(workshop, Wave.PRE)
    client.force_login(mitu)

    assert reverse("assessments_field:report", args=[workshop.code]) in detail(
        client, workshop
    )
