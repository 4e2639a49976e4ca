"""Each way to answer by its own address, and who may not reach it."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone
from django_scopes import scope

from assessments.cards import printed_number
from assessments.choices import AnswerMode, LinkMethod, Wave
from assessments.models import (
    Administration,
    Answer,
    Response,
    SetAside,
    TallyCount,
)
from assessments.services import close_wave, make_cards, tally_of
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
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


# A phone that is handed round


def test_handing_round_logs_out_and_locks(field, wave):
    answer = field.post(_address(wave, "handing-round/"), {"pin": "১২৩৪"})

    assert answer.url == f"/a/{wave.code}/"
    assert "_auth_user_id" not in field.session
    assert field.get("/field/").url == f"/a/{wave.code}/"
    assert field.get("/").url == f"/a/{wave.code}/"


def test_a_locked_phone_wipes_and_says_how_it_was_answered(field, wave):
    card = build_card(wave.workshop)
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})

    page = field.get(f"/a/{wave.code}/")
    field.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})

    assert page["Clear-Site-Data"] == '"cache"'
    assert "no-store" in page["Cache-Control"]
    with scope(organisation=wave.workshop.organisation):
        assert Response.objects.get().mode == AnswerMode.SHARED_DEVICE


def test_only_the_pin_unlocks_and_not_too_many_tries(field, wave):
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})
    leave = f"/a/{wave.code}/leave/"

    wrong = field.post(leave, {"pin": "1235"})
    right = field.post(leave, {"pin": "1234"})

    assert "This is not the PIN" in wrong.content.decode()
    assert right.url == "/field/"
    assert "login" in field.get("/field/").url

    field.cookies.pop("kiosk", None)


def test_after_five_wrong_pins_even_the_right_one_waits(field, wave):
    field.post(_address(wave, "handing-round/"), {"pin": "1234"})
    leave = f"/a/{wave.code}/leave/"
    for _ in range(5):
        field.post(leave, {"pin": "0000"})

    assert "Wait one minute." in field.post(leave, {"pin": "1234"}).content.decode()


def test_a_forged_lock_is_none(client, wave):
    client.cookies["kiosk"] = "forged"

    assert client.get(f"/a/{wave.code}/")["Cache-Control"] == "no-store, private"
    assert "Clear-Site-Data" not in client.get(f"/a/{wave.code}/")


# A code of one's own, nobody matched, and too late


@pytest.fixture
def phone(client):
    client.cookies["language"] = "en"
    return client


CODE = {
    "mother": "র",
    "siblings": "2",
    "month": "4",
    "village": "unknown",
    "hand": "left",
}


def test_a_self_made_code_begins_and_goes_on_after_a_power_cut(phone, wave):
    Administration.objects.update(linking=LinkMethod.SELF_CODE)
    address = f"/a/{wave.code}/"
    first = phone.post(address, CODE)
    phone.post(first.url, {"answer": "4"})
    phone.cookies.pop("sessionid")

    again = phone.post(address, CODE)

    assert again.url == f"/a/{wave.code}/2/"
    with scope(organisation=wave.workshop.organisation):
        response = Response.objects.get()
        elements = response.self_code.elements
    assert (response.card, len(elements), elements[3]) == (None, 5, None)
    assert not {"র", "2", "4", "left"} & {str(element) for element in elements}


def test_without_matching_nothing_is_asked_before_the_questions(phone, wave):
    Administration.objects.update(linking=LinkMethod.UNLINKED)

    answer = phone.post(f"/a/{wave.code}/")

    assert answer.url == f"/a/{wave.code}/1/"


def test_an_answer_that_comes_too_late_is_not_lost(phone, wave, field):
    card = build_card(wave.workshop)
    phone.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})
    phone.post(f"/a/{wave.code}/1/", {"answer": "4"})
    close_wave(wave, by=None)

    page = phone.post(f"/a/{wave.code}/2/", {"answer": "1"})

    assert "These questions are closed now." in page.content.decode()
    with scope(organisation=wave.workshop.organisation):
        aside = SetAside.objects.get()
    field.post(_address(wave, "aside/"), {"aside": aside.pk, "step": "count"})
    assert _codes(wave) == [(4, ""), (1, "")]


def test_the_screens_are_light(phone, wave):
    card = build_card(wave.workshop)
    first = phone.get(f"/a/{wave.code}/", headers={"accept-encoding": "gzip"})
    phone.post(f"/a/{wave.code}/", {"number": printed_number(card.number)})
    second = phone.get(f"/a/{wave.code}/1/", headers={"accept-encoding": "gzip"})

    assert len(first.content) <= 4096
    assert len(second.content) <= 4096


def test_an_exact_card_answers_each_wave_and_follow_up(workshop, wave):
    card = build_card(workshop)
    for later in (Wave.POST, Wave.FOLLOW_UP_1, Wave.RETROSPECTIVE):
        build_response(
            build_administration(workshop, later, version=wave.version), card
        )

    with scope(organisation=workshop.organisation):
        assert Response.objects.filter(card=card).count() == 3
