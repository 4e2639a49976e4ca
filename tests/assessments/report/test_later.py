"""Follow-ups and what people feel: beside before and after, each with its own people."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from assessments.choices import Wave
from assessments.models import Administration, Card
from assessments.report.later_rows import later_rows
from curriculum.models import Audience
from tests.assessments.builders import (
    build_instrument_version,
    build_response,
    written_item,
)
from tests.assessments.report.builders import build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def twelve(workshop):
    build_waves(workshop, [LOW] * 8 + [MIDDLE] * 4, [HIGH] * 12)
    return workshop


def ask(workshop, wave, codes, *, is_open=False):
    """The first cards answer in another wave, which is then closed."""
    first = Administration.objects.filter(workshop=workshop).first()
    asked, _ = Administration.objects.get_or_create(
        workshop=workshop,
        wave=wave,
        defaults={
            "version": first.version,
            "code": f"L{wave[-4:]}",
            "opened_at": timezone.now(),
        },
    )
    Administration.objects.filter(pk=asked.pk).update(closed_at=None)
    asked.closed_at = None
    with scope(organisation=workshop.organisation):
        cards = list(Card.objects.filter(workshop=workshop).order_by("number"))
        done = asked.responses.count()
    for card, given in zip(cards[done:], codes, strict=False):
        build_response(asked, card, codes=given)
    if not is_open:
        Administration.objects.filter(pk=asked.pk).update(closed_at=timezone.now())


def only(report):
    [later] = report.later
    return later


def test_without_other_waves_there_is_nothing_beside(twelve):
    report = report_of(twelve)

    assert (report.later, later_rows(report)) == ((), [])


def test_a_follow_up_stands_beside_with_its_own_people(twelve):
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 7)

    report = report_of(twelve)

    first, second = later_rows(report)
    assert (first.name, first.answered, first.linked, first.n) == (
        *("Before and after", 12, 12),
        report.primary.change.n,
    )
    assert (second.name, second.answered, second.linked, second.n) == (
        *("Before and Follow-up 1", 7, 7),
        7,
    )
    assert second.change == "+25"
    assert report.primary.change.n == 12


def test_under_five_only_the_counts_are_told(twelve):
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 4)

    _, row = later_rows(report_of(twelve))

    assert (row.answered, row.linked, row.n, row.change) == (4, 4, None, "")
    assert row.why == "Too few are counted to show a result."


def test_under_ten_children_only_the_counts_are_told(twelve):
    Audience.objects.filter(pk=twelve.audience_id).update(is_of_children=True)
    twelve.audience.refresh_from_db()
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 9)

    assert only(report_of(twelve)).change is None


def test_an_open_follow_up_tells_nothing_yet(twelve):
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 7, is_open=True)

    _, row = later_rows(report_of(twelve))

    assert (row.answered, row.n, row.change, row.why) == (None, None, "", "Still open.")


def test_one_more_after_it_was_seen_cannot_be_subtracted(twelve):
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 6)
    assert only(report_of(twelve)).change.n == 6

    ask(twelve, Wave.FOLLOW_UP_1, [HIGH])
    assert only(report_of(twelve)).change is None

    ask(twelve, Wave.FOLLOW_UP_1, [HIGH] * 4)
    assert only(report_of(twelve)).change.n == 11


def test_the_main_result_stays_when_a_follow_up_comes(twelve):
    before = report_of(twelve).primary.change
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 7)

    report = report_of(twelve)

    assert (report.primary.change, report.late, report.is_withheld) == (
        *(before, 0),
        False,
    )


def test_what_is_felt_is_never_mixed_with_what_is_measured(twelve):
    measured = report_of(twelve).primary.change
    ask(twelve, Wave.RETROSPECTIVE, [MIDDLE] * 10)

    report = report_of(twelve)

    first, second = later_rows(report)
    assert (first.name, second.name) == (
        "Measured: before and after",
        "Felt: looking back, against after",
    )
    assert report.primary.change == measured
    assert only(report).change.mean_change == 25.0


def test_questions_that_look_back_are_felt_too(workshop):
    version = build_instrument_version(
        [
            written_item(name="first"),
            written_item(),
            written_item("retrospective", of="first"),
        ]
    )
    build_waves(workshop, [(4, 3)] * 6, [(5, 3, 2)] * 6, version=version)

    felt = only(report_of(workshop))

    # Before they said 4; now 5, and looking back they think it was 2.
    assert (felt.is_felt, felt.change.n, felt.change.mean_change) == (True, 6, 75.0)
    assert report_of(workshop).primary.change.mean_change == 12.5


def test_the_follow_up_is_on_the_page(client, rina, twelve):
    ask(twelve, Wave.FOLLOW_UP_1, [MIDDLE] * 7)
    client.force_login(rina)
    client.cookies["language"] = "en"
    address = reverse("assessments_field:report", args=[twelve.code])

    page = client.get(address).content.decode()

    assert "Months later, and what people feel" in page
    assert "Before and Follow-up 1" in page
