"""Each way to answer by its own address, and who may not reach it."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.cards import printed_number
from assessments.choices import Wave
from assessments.models import (
    Answer,
    Response,
    SetAside,
    TallyCount,
)
from assessments.services import make_cards, tally_of
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    written_item,
)
from tests.builders import build_enrolment, build_member
from workshops.choices import MembershipRole

PAGES = [
    "handing-round/",
    "aloud/1/",
    "paper/",
    "paper.pdf",
    "tally/1/",
    "aside/",
    "poster.pdf",
]


@pytest.fixture
def wave(workshop):
    version = build_instrument_version(
        [written_item(), written_item("yes_no"), written_item("faces")]
    )
    return build_administration(workshop, version=version)


@pytest.fixture
def field(client, rina):
    client.cookies["language"] = "en"
    client.force_login(rina)
    return client


def _address(wave, page):
    return f"/field/workshops/{wave.workshop.code}/questions/{wave.wave}/{page}"


def _codes(wave):
    with scope(organisation=wave.workshop.organisation):
        return list(
            Answer.objects.order_by("response", "item__number").values_list(
                "code", "missing"
            )
        )


@pytest.mark.parametrize("page", PAGES)
def test_every_way_opens_for_the_facilitator(field, wave, page):
    build_card(wave.workshop)

    assert field.get(_address(wave, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("stranger", ["selim", "karim", "mitu"])
def test_no_way_opens_for_who_does_not_run_it(client, request, wave, page, stranger):
    client.force_login(request.getfixturevalue(stranger))

    assert client.get(_address(wave, page)).status_code == 404
    assert client.post(_address(wave, page)).status_code in (404, 405)


def test_who_only_calls_the_roll_sees_no_answers(client, wave, shapla):
    client.force_login(build_member("joya", shapla, MembershipRole.ROLL_CALL))

    assert {client.get(_address(wave, page)).status_code for page in PAGES} == {404}


# On paper


def _typed(wave, card, *digits, **fields):
    answers = {f"q{number}": typed for number, typed in enumerate(digits, start=1)}
    return {
        "uuid": uuid.uuid4(),
        "number": printed_number(card.number),
        **answers,
        **fields,
    }


def test_a_sheet_is_typed_in_with_digits_of_either_kind(field, wave, rina):
    card = build_card(wave.workshop)

    answer = field.post(_address(wave, "paper/"), _typed(wave, card, "৪", "1", "৮৮"))

    assert answer.url == _address(wave, "paper/")
    assert _codes(wave) == [(4, ""), (1, ""), (None, "dont_know")]
    with scope(organisation=wave.workshop.organisation):
        response = Response.objects.get()
    assert (response.card, response.mode, response.reader) == (card, "paper", rina)
    assert response.finished_at is not None


def test_what_nobody_ticked_is_left_out(field, wave):
    card = build_card(wave.workshop)

    field.post(_address(wave, "paper/"), _typed(wave, card, "4", "", "99"))

    assert _codes(wave) == [(4, ""), (None, "skipped"), (None, "refused")]


def test_a_wrong_code_says_what_is_allowed_and_keeps_the_rest(field, wave):
    card = build_card(wave.workshop)

    page = field.post(_address(wave, "paper/"), _typed(wave, card, "4", "7", "2"))
    text = page.content.decode()

    assert "7 is not on the sheet. Type one of: 1, 0, 88, 99." in text
    assert 'value="4"' in text
    assert 'value="2"' in text
    assert _codes(wave) == []


@pytest.mark.parametrize("kind", ["multiple", "rank"])
def test_letters_where_codes_belong_are_told_and_lose_nothing(field, workshop, kind):
    version = build_instrument_version([written_item(), written_item(kind)])
    wave = build_administration(workshop, version=version)
    card = build_card(workshop)

    page = field.post(_address(wave, "paper/"), _typed(wave, card, "4", "1 ab"))

    assert "1 ab is not on the sheet." in page.content.decode()
    assert 'value="4"' in page.content.decode()
    assert _codes(wave) == []


def test_a_slip_in_the_card_number_is_noticed(field, wave):
    card = build_card(wave.workshop)
    wrong = _typed(wave, card, "4", "1", "2", number="12")

    page = field.post(_address(wave, "paper/"), wrong)

    assert "This number cannot be right." in page.content.decode()
    assert _codes(wave) == []


def test_a_sheet_that_is_sent_twice_is_kept_once(field, wave):
    sheet = _typed(wave, build_card(wave.workshop), "4", "1", "2")

    field.post(_address(wave, "paper/"), sheet)
    field.post(_address(wave, "paper/"), sheet)

    assert len(_codes(wave)) == 3
    with scope(organisation=wave.workshop.organisation):
        assert SetAside.objects.count() == 0


def test_a_second_sheet_of_a_card_is_set_aside_and_said(field, wave):
    card = build_card(wave.workshop)
    field.post(_address(wave, "paper/"), _typed(wave, card, "4", "1", "2"))

    page = field.post(
        _address(wave, "paper/"), _typed(wave, card, "1", "0", "1"), follow=True
    )

    assert "is set aside: Two people used one card." in page.content.decode()
    assert _codes(wave) == [(4, ""), (1, ""), (2, "")]


# Read aloud


def test_a_question_is_kept_for_every_card_that_was_tapped(field, wave, rina):
    one, other, _absent = (build_card(wave.workshop) for _ in range(3))

    first = field.post(
        _address(wave, "aloud/1/"),
        {f"card{one.number}": "4", f"card{other.number}": "dont_know"},
    )

    assert first.url == _address(wave, "aloud/2/")
    assert _codes(wave) == [(4, ""), (None, "dont_know")]
    with scope(organisation=wave.workshop.organisation):
        modes = Response.objects.values_list("mode", "reader", "finished_at")
        assert list(modes) == [("read_aloud", rina.pk, None)] * 2


def test_with_the_last_question_who_answered_all_is_finished(field, wave):
    one, other = (build_card(wave.workshop) for _ in range(2))
    for number, code in ((1, "4"), (2, "1")):
        field.post(_address(wave, f"aloud/{number}/"), {f"card{one.number}": code})

    field.post(
        _address(wave, "aloud/3/"),
        {f"card{one.number}": "2", f"card{other.number}": "3"},
    )

    with scope(organisation=wave.workshop.organisation):
        finished = Response.objects.filter(finished_at__isnull=False)
        assert [response.card for response in finished] == [one]


def test_what_was_tapped_before_is_not_shown_again(field, wave):
    card = build_card(wave.workshop)
    field.post(_address(wave, "aloud/1/"), {f"card{card.number}": "4"})

    page = field.get(_address(wave, "aloud/1/")).content.decode()

    assert "checked" not in page
    assert "Answered" in page


def test_who_has_not_agreed_has_no_row(field, wave, workshop):
    build_enrolment(workshop)
    with scope(organisation=workshop.organisation):
        [card] = make_cards(workshop)

    page = field.get(_address(wave, "aloud/1/")).content.decode()

    assert f"card{card.number}" not in page


@pytest.mark.parametrize("people", [2, 12])
def test_a_grid_takes_the_same_queries(
    field, wave, people, django_assert_max_num_queries
):
    for _ in range(people):
        build_card(wave.workshop)

    with django_assert_max_num_queries(20):
        field.get(_address(wave, "aloud/1/"))


# Counted in the group


def test_counts_are_kept_and_counted_anew(field, wave):
    item = wave.version.items.get(number=2)
    fields = {"count_1": "৭", "count_0": "5", "count_dont_know": ""}

    field.post(_address(wave, "tally/2/"), fields)
    field.post(_address(wave, "tally/2/"), {**fields, "count_1": "8"})

    with scope(organisation=wave.workshop.organisation):
        assert tally_of(wave) == {
            item.pk: {
                (1, ""): 8,
                (0, ""): 5,
                (None, "dont_know"): 0,
                (None, "refused"): 0,
            }
        }
        assert TallyCount.objects.count() == 8


def test_a_group_that_is_too_small_is_not_counted(field, wave):
    page = field.post(_address(wave, "tally/2/"), {"count_1": "4", "count_0": "5"})

    assert "Count at least 10 people together." in page.content.decode()
    assert 'value="4"' in page.content.decode()
    with scope(organisation=wave.workshop.organisation):
        assert TallyCount.objects.count() == 0


# What did not fit


def test_set_aside_answers_are_listed_without_what_was_said(field, wave):
    card = build_card(wave.workshop)
    field.post(_address(wave, "paper/"), _typed(wave, card, "4", "1", "2"))
    seen = set()
    for digits in (("1", "0", "1"), ("5", "1", "3")):
        with scope(organisation=wave.workshop.organisation):
            SetAside.objects.all().delete()
        field.post(_address(wave, "paper/"), _typed(wave, card, *digits))
        with scope(organisation=wave.workshop.organisation):
            SetAside.objects.update(received_at=timezone.now().replace(second=0))
            pk = str(SetAside.objects.get().pk)
        page = field.get(_address(wave, "aside/")).content.decode()
        page = page[page.index("<h1>") :].replace(f'"{pk}"', "").replace(f"-{pk}", "")
        seen.add("".join(line for line in page.splitlines() if "csrf" not in line))

    assert len(seen) == 1
    assert "Two people used one card" in seen.pop()


def test_a_decision_is_made_on_the_list(field, wave, rina):
    card, spare = build_card(wave.workshop), build_card(wave.workshop)
    for codes in (("4", "1", "2"), ("1", "0", "1")):
        field.post(_address(wave, "paper/"), _typed(wave, card, *codes))
    with scope(organisation=wave.workshop.organisation):
        aside = SetAside.objects.get()
    number = printed_number(spare.number)

    field.post(
        _address(wave, "aside/"), {"aside": aside.pk, "step": "card", "number": number}
    )

    assert _codes(wave)[3:] == [(1, ""), (0, ""), (1, "")]


def test_what_is_set_aside_elsewhere_cannot_be_decided_here(field, wave, workshop):
    other = build_administration(workshop, Wave.POST, version=wave.version)

    answer = field.post(_address(other, "aside/"), {"aside": "x", "step": "leave_out"})

    assert answer.status_code == 404
