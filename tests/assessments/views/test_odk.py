from __future__ import annotations

import datetime as dt
import hashlib
import uuid

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from assessments.cards import printed_number
from assessments.choices import LinkMethod, SetAsideReason, Wave
from assessments.erasing import forget_what_was_said
from assessments.models import Answer, Recording, Response, SetAside, WaitingSound
from assessments.services import close_wave, count_with_card, make_cards
from assessments.services.odk_keys import end_keys, make_key
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from tests.assessments.odk.collect import Collect, filled_in
from tests.assessments.report.builders import report_of
from tests.builders import build_enrolment, build_workshop
from workshops.models import Membership

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><data id="x"><q>&c;</q></data>"""
SOUND = b"OggS" + b"\x00" * 40


@pytest.fixture
def wave(workshop):
    items = [written_item(name=f"q{number}") for number in range(1, 5)]
    return build_administration(workshop, version=build_instrument_version(items))


@pytest.fixture
def phone(workshop, rina):
    return Collect(*make_key(workshop, by=rina))


def _columns(card, *codes):
    answers = {f"q{number}": code for number, code in enumerate(codes, start=1)}
    return {"ankur_card": printed_number(card.number), **answers}


def _responses(wave):
    with scope(organisation=wave.workshop.organisation):
        return list(Response.objects.filter(administration=wave).order_by("pk"))


def _answers(response):
    with scope(organisation=response.administration.workshop.organisation):
        rows = Answer.objects.filter(response=response).order_by("item__number")
        return [row.code if row.code is not None else row.missing for row in rows]


def _aside(wave):
    with scope(organisation=wave.workshop.organisation):
        rows = SetAside.objects.filter(administration=wave)
        return list(rows.values_list("reason", flat=True))


def test_a_phone_fetches_the_form_and_brings_it_filled_in(wave, phone, workshop):
    card = build_card(workshop)
    [form] = phone.forms()
    content = phone.ask("GET", form["downloadUrl"]).content
    assert (
        form["hash"] == f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"
    )
    assert form["formID"] == f"ankur_{wave.code}"
    assert form["version"] == f"1.{wave.version.sha256[:16]}"

    answer = phone.send(filled_in(form, _columns(card, 4, 2, "dont_know", "")))

    assert (answer.status_code, answer["X-OpenRosa-Version"]) == (201, "1.0")
    assert b"submit_success" in answer.content
    [response] = _responses(wave)
    assert response.card == card
    assert response.finished_at is not None
    assert _answers(response) == [4, 2, "dont_know", "skipped"]


def test_sent_again_it_is_taken_again_and_kept_once(wave, phone, workshop):
    [form] = phone.forms()
    content = filled_in(form, _columns(build_card(workshop), 4, 2, 3, 3))

    answers = [phone.send(content).status_code for _time in range(3)]

    assert answers == [201, 201, 201]
    assert len(_responses(wave)) == 1
    assert _aside(wave) == []


def test_another_form_with_the_same_id_is_a_conflict_and_writes_nothing_over(
    wave, phone, workshop
):
    [form] = phone.forms()
    card, one = build_card(workshop), f"uuid:{uuid.uuid4()}"
    phone.send(filled_in(form, _columns(card, 4, 2, 3, 3), instance_id=one))
    other = filled_in(form, _columns(card, 1, 1, 1, 1), instance_id=one)

    assert [phone.send(other).status_code for _time in range(2)] == [409, 409]

    [response] = _responses(wave)
    assert _answers(response) == [4, 2, 3, 3]
    assert _aside(wave) == [SetAsideReason.CONFLICT]


def test_answers_by_phone_and_by_web_give_the_same_report(rina, shapla):
    codes = [(4, 2, 3, 5), (1, 1, 2, 2), (5, 4, 4, 3), (2, 2, 1, 3), (3, 5, 2, 4)]
    after = [(5, 4, 4, 5), (2, 3, 2, 4), (5, 5, 4, 4), (3, 2, 3, 3), (4, 5, 4, 4)]
    items = [written_item(name=f"q{number}") for number in range(1, 5)]
    version = build_instrument_version(items)
    web, phones = (build_workshop(shapla, facilitator=rina) for _each in range(2))
    collect = Collect(*make_key(phones, by=rina))
    cards = {each.pk: [build_card(each) for _code in codes] for each in (web, phones)}
    for wave, given in ((Wave.PRE, codes), (Wave.POST, after)):
        of_web = build_administration(web, wave, version=version)
        of_phones = build_administration(phones, wave, version=version)
        form = next(f for f in collect.forms() if of_phones.code in f["formID"])
        for place, each in enumerate(given):
            build_response(of_web, cards[web.pk][place], codes=each)
            columns = _columns(cards[phones.pk][place], *each)
            assert collect.send(filled_in(form, columns)).status_code == 201
        for each in (of_web, of_phones):
            close_wave(each, by=None)

    one, other = report_of(web), report_of(phones)
    assert one.primary.change == other.primary.change
    assert one.primary.pairs == other.primary.pairs
    assert len(one.primary.pairs) == 5


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"ankur_card": "17-9"}, SetAsideReason.NO_CARD),
        ({"q1": "99"}, SetAsideReason.BAD_CODE),
        ({"q1": "very much"}, SetAsideReason.BAD_CODE),
        ({"strange": "1"}, SetAsideReason.UNKNOWN_ITEM),
    ],
)
def test_what_does_not_fit_is_taken_and_set_aside(
    wave, phone, workshop, change, reason
):
    [form] = phone.forms()
    columns = _columns(build_card(workshop), 4, 2, 3, 3) | change

    assert phone.send(filled_in(form, columns)).status_code == 201

    assert _responses(wave) == []
    assert _aside(wave) == [reason]


def test_other_questions_and_a_card_used_twice_are_set_aside(wave, phone, workshop):
    [form] = phone.forms()
    card = build_card(workshop)
    columns = _columns(card, 4, 2, 3, 3)
    phone.send(filled_in(form, columns, version="9.0123456789abcdef"))
    phone.send(filled_in(form, columns))
    phone.send(filled_in(form, columns))

    assert _aside(wave) == [SetAsideReason.OTHER_VERSION, SetAsideReason.CARD_TWICE]
    assert len(_responses(wave)) == 1


def test_after_closing_the_form_is_gone_and_what_was_filled_in_is_kept_aside(
    wave, phone, workshop
):
    [form] = phone.forms()
    close_wave(wave, by=None)

    answer = phone.send(filled_in(form, _columns(build_card(workshop), 4, 2, 3, 3)))

    assert answer.status_code == 201
    assert _aside(wave) == [SetAsideReason.CLOSED]
    assert phone.forms() == []
    assert phone.ask("GET", form["downloadUrl"]).status_code == 404


def test_bangla_digits_and_a_code_that_people_make(workshop, phone):
    items = [written_item(name="q1")]
    wave = build_administration(
        workshop,
        version=build_instrument_version(items),
        linking=LinkMethod.SELF_CODE,
    )
    [form] = phone.forms()
    code = {"ankur_code_mother": "c3", "ankur_code_hand": "c1"}

    phone.send(filled_in(form, {"q1": "৪", **code}))

    [response] = _responses(wave)
    assert _answers(response) == [4]
    with scope(organisation=workshop.organisation):
        elements = response.self_code.elements
    assert [bool(each) for each in elements] == [True, False, False, False, True]


def test_a_spoken_answer_is_sealed_away_also_while_the_set_waits(
    workshop, phone, kamal
):
    items = [written_item(name="q1"), written_item("voice", name="said")]
    wave = build_administration(workshop, version=build_instrument_version(items))
    [form] = phone.forms()
    first, second = build_card(workshop), build_card(workshop)

    columns = {"ankur_card": printed_number(first.number), "said": "1.ogg"}
    refused = phone.send(filled_in(form, columns))
    kept = phone.send(filled_in(form, columns), {"1.ogg": SOUND})
    waits = phone.send(filled_in(form, columns), {"1.ogg": SOUND + b"2"})

    assert [refused.status_code, kept.status_code, waits.status_code] == [400, 201, 201]
    with scope(organisation=workshop.organisation):
        assert [each.sound() for each in Recording.objects.all()] == [SOUND]
        aside = SetAside.objects.get(administration=wave)
        counted = count_with_card(aside, second.number, by=kamal)
        assert [each.sound() for each in counted.recordings.all()] == [SOUND + b"2"]
        name = counted.recordings.get().name.hex
        assert counted.answers.filter(text=name).count() == 1


def test_a_waiting_sound_goes_with_the_person_who_is_forgotten(workshop, phone):
    enrolment = build_enrolment(workshop)
    with scope(organisation=workshop.organisation):
        [card] = make_cards(workshop)
    items = [written_item(name="q1"), written_item("voice", name="said")]
    build_administration(workshop, version=build_instrument_version(items))
    columns = {"ankur_card": printed_number(card.number), "said": "1.ogg"}
    phone.send(filled_in(phone.forms()[0], columns), {"1.ogg": SOUND})

    with scope(organisation=workshop.organisation):
        assert WaitingSound.objects.count() == 1
        forget_what_was_said(enrolment.participant)
        assert WaitingSound.objects.count() == 0


@pytest.mark.parametrize(
    "content", [b"", b"no xml", BOMB, b"<data/>", b"<data id='x'><q>1</q></data>"]
)
def test_what_is_no_filled_in_form_is_refused(wave, phone, content):
    answer = phone.send(content)

    assert answer.status_code == 400
    assert b"submit_failure" in answer.content
    assert _responses(wave) == []


def test_a_form_that_is_too_large_is_refused(wave, phone):
    [form] = phone.forms()

    assert phone.send(filled_in(form, {"q1": "1" * 500_001})).status_code == 400
    address = f"{phone.base}/submission"
    answer = phone.ask("POST", address, CONTENT_LENGTH="30000000")
    assert answer.status_code == 413


def test_a_form_of_another_workshop_is_not_found(wave, phone, selim, doel):
    theirs = build_workshop(doel, facilitator=selim)
    build_administration(theirs)
    stranger = Collect(*make_key(theirs, by=selim))
    [form] = phone.forms()

    assert stranger.send(filled_in(form, {"q1": 4})).status_code == 404
    assert (
        stranger.ask("GET", f"{stranger.base}/forms/{form['formID']}.xml").status_code
        == 404
    )
    assert wave.code not in str(stranger.forms())
    assert _responses(wave) == _aside(wave) == []


def test_another_key_a_wrong_password_and_no_key_get_the_same_answer(
    wave, phone, selim, doel
):
    theirs = build_workshop(doel, facilitator=selim)
    stranger = Collect(*make_key(theirs, by=selim))
    stranger.base = phone.base
    wrong = Collect(phone, "0" * 32)
    wrong.base, nobody = phone.base, Collect(phone, "0" * 32)
    nobody.base = "/odk/NOBODY1234"

    answers = [
        each.ask("GET", f"{each.base}/formList") for each in (stranger, wrong, nobody)
    ]

    assert [each.status_code for each in answers] == [401, 401, 401]
    assert {each.content for each in answers} == {b""}


def test_a_key_ends_with_the_password_the_role_and_by_hand(phone, workshop, rina):
    def opens(each):
        return each.ask("GET", f"{each.base}/formList").status_code

    assert opens(phone) == 200
    rina.set_password("another one, long enough")
    rina.save()
    assert opens(phone) == 401

    second = Collect(*make_key(workshop, by=rina))
    end_keys(workshop, rina)
    assert opens(second) == 401

    third = Collect(*make_key(workshop, by=rina))
    Membership.objects.filter(user=rina).delete()
    assert opens(third) == 401


def test_basic_is_taken_over_a_sealed_line_only(phone):
    import base64

    shown = base64.b64encode(f"{phone.name}:{phone.password}".encode()).decode()
    headers = {"HTTP_AUTHORIZATION": f"Basic {shown}"}
    address = f"{phone.base}/formList"

    assert Client().get(address, **headers).status_code == 401
    assert Client().get(address, secure=True, **headers).status_code == 200


def test_a_nonce_that_is_old_is_asked_for_again(phone, monkeypatch):
    phone.forms()
    import assessments.odk.digest as digest

    monkeypatch.setattr(digest, "NONCE_LASTS", -1)
    answer = phone._once("GET", f"{phone.base}/formList")

    assert answer.status_code == 401
    assert "stale=true" in answer["WWW-Authenticate"]


def test_a_wrong_clock_is_put_right(wave, phone, workshop):
    [form] = phone.forms()
    long_ago = timezone.now() - dt.timedelta(days=400)
    columns = _columns(build_card(workshop), 4, 2, 3, 3) | {
        "ankur_start": (long_ago - dt.timedelta(minutes=9)).isoformat(),
        "ankur_end": long_ago.isoformat(),
    }
    phone.client.defaults["HTTP_DATE"] = long_ago.strftime("%a, %d %b %Y %H:%M:%S GMT")

    phone.send(filled_in(form, columns))

    [response] = _responses(wave)
    assert response.clock_is_wrong
    assert response.duration == dt.timedelta(minutes=9)
    assert abs(response.finished_at - timezone.now()) < dt.timedelta(minutes=2)


def test_pictures_are_listed_and_fetched(workshop, phone):
    version = build_instrument_version([written_item("faces", name="q1")])
    build_administration(workshop, version=version)
    [form] = phone.forms()

    files = phone.files(form["manifestUrl"])

    assert [each["filename"] for each in files] == [
        "thumb-down.svg",
        "thumb-side.svg",
        "thumb-up.svg",
    ]
    content = phone.ask("GET", files[0]["downloadUrl"]).content
    assert (
        files[0]["hash"]
        == f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"
    )
    form_xml = fromstring(phone.ask("GET", form["downloadUrl"]).content)
    assert form_xml is not None
