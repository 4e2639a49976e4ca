"""What a report says of hands that were counted, and what it keeps to itself."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.choices import AnswerMode, Wave
from assessments.models import Administration, TallyCount
from assessments.report.hands.shown import shown_hands
from assessments.services import enter_tally
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from workshops.models import Workshop

REPORT = "/field/workshops/{}/report/"


@pytest.fixture
def waves(workshop) -> list[Administration]:
    version = build_instrument_version([written_item("yes_no")])
    return [
        build_administration(workshop, wave, version=version, mode=AnswerMode.TALLY)
        for wave in (Wave.PRE, Wave.POST)
    ]


def count(wave: Administration, yes: int, no: int, unknown: int = 0) -> None:
    item = wave.version.items.get()
    counts = {(1, ""): yes, (0, ""): no, (None, "dont_know"): unknown}
    with scope(organisation=wave.workshop.organisation):
        wave.closed_at = None
        enter_tally(wave, item, counts, by=None)


def close(workshop: Workshop) -> None:
    Administration.objects.filter(workshop=workshop).update(closed_at=timezone.now())


def shares(workshop: Workshop) -> list[tuple[str, int | None, int | None]]:
    with scope(organisation=workshop.organisation):
        hands = shown_hands(workshop)
    return [
        (
            str(answer.field.name),
            answer.before.count if answer.before else None,
            answer.after.count if answer.after else None,
        )
        for question in hands.questions
        for answer in question.answers
        if answer.field.name in ("count_0", "count_1")
    ]


def test_before_and_after_have_shares_and_a_difference(workshop, waves):
    count(waves[0], 4, 16)
    count(waves[1], 9, 9)
    close(workshop)

    with scope(organisation=workshop.organisation):
        [question] = shown_hands(workshop).questions
    yes = next(each for each in question.answers if each.field.name == "count_1")
    assert (question.n_before, question.n_after) == (20, 18)
    assert (yes.before.share, yes.after.share) == (0.2, 0.5)
    assert yes.comparison.difference == pytest.approx(0.3)
    # Newcombe's method 10, with Wilson's ends as the roots of their quadratic.
    assert yes.comparison.ci_newcombe == pytest.approx((-0.00105, 0.54127), abs=1e-5)


def test_nothing_is_shown_while_hands_can_still_be_counted(workshop, waves):
    count(waves[0], 4, 16)

    assert shares(workshop) == []


def test_a_wave_that_was_not_counted_has_no_difference(workshop, waves):
    count(waves[0], 4, 16)
    close(workshop)

    assert sorted(shares(workshop)) == [("count_0", 16, None), ("count_1", 4, None)]


def test_fewer_than_ten_hands_are_withheld(workshop, waves):
    count(waves[0], 4, 16)
    count(waves[1], 5, 5)
    with scope(organisation=workshop.organisation):
        TallyCount.objects.filter(administration=waves[1], code=1).update(count=4)
    close(workshop)

    assert sorted(shares(workshop)) == [("count_0", 16, None), ("count_1", 4, None)]


def test_a_count_of_one_person_more_waits(workshop, waves):
    count(waves[0], 4, 16)
    count(waves[1], 9, 9)
    close(workshop)
    assert ("count_1", 4, 9) in shares(workshop)

    count(waves[1], 10, 9)
    assert ("count_1", 4, 9) in shares(workshop)

    count(waves[1], 20, 9)
    assert ("count_1", 4, 20) in shares(workshop)


def test_a_count_that_nobody_saw_is_mended_at_once(workshop, waves):
    count(waves[0], 4, 16)
    count(waves[1], 9, 9)
    count(waves[1], 10, 9)
    close(workshop)

    assert ("count_1", 4, 10) in shares(workshop)


def test_hands_beside_nearly_as_many_single_answers_are_withheld(workshop, waves):
    """Twelve hands less eleven cards would be what the twelfth said."""
    for _ in range(11):
        build_response(waves[0], build_card(workshop), codes=[1])
    count(waves[0], 12, 0)
    count(waves[1], 12, 0)
    close(workshop)

    assert sorted(shares(workshop)) == [("count_0", None, 0), ("count_1", None, 12)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We counted hands; we cannot say who changed."),
        ("bn", "আমরা হাত গুনেছি; কে বদলেছেন তা বলতে পারি না।"),
    ],
)
def test_a_workshop_of_hands_alone_has_its_own_report(
    client, rina, workshop, waves, language, sentence
):
    count(waves[0], 4, 16)
    count(waves[1], 9, 9)
    close(workshop)
    client.cookies["language"] = language
    client.force_login(rina)

    body = client.get(REPORT.format(workshop.code)).content.decode()

    assert f'<p class="verdict__sentence">{sentence}</p>' in body
    # Nothing of pairs: no cards, no people who were matched.
    assert ("picture cards" in body, "matched" in body) == (False, False)


def test_only_who_may_see_the_report_sees_the_counts(client, selim, workshop, waves):
    count(waves[0], 4, 16)
    close(workshop)
    client.force_login(selim)

    assert client.get(REPORT.format(workshop.code)).status_code == 404
