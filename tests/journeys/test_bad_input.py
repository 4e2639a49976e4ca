"""What goes wrong in the field: one plain sentence in either language, and nothing lost."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext, override
from django_scopes import scopes_disabled
from wagtail.users.models import UserProfile

from assessments.models import Answer, Instrument, Response
from assessments.services import close_wave
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_response,
    written_item,
)
from tests.assessments.test_viewsets import publish, sent
from tests.builders import build_audience, build_edition
from tests.workshops.builders import build_centre, schedule_form, text_of
from workshops.models import Workshop

pytestmark = [
    pytest.mark.parametrize("language", ["bn", "en"]),
    pytest.mark.usefixtures("compiled_messages"),
]


@pytest.fixture
def phone(language):
    client = Client()
    client.cookies["language"] = language
    return client


@pytest.fixture
def field(phone, rina):
    phone.force_login(rina)
    return phone


@pytest.fixture
def office(db, language):
    user = User.objects.create_superuser("office")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def wave(workshop):
    return build_administration(workshop)


@pytest.fixture
def says(language):
    """Whether a page says a sentence in the language, which has words of its own."""

    def check(page, sentence: str) -> bool:
        with override(language):
            said = gettext(sentence)
        assert (said != sentence) == (language == "bn")
        # Wagtail's stream fields carry their errors as JSON.
        plain = page.replace("\\u0027", "'").replace("&quot;", '"')
        return any(text in plain for text in (said, escape(said), _in_json(said)))

    return check


def test_an_unknown_code(phone, db, says):
    page = text_of(phone.get("/a/NOBODY/", follow=True))

    assert says(page, "No questions have this code. Look at it again and type it anew.")
    assert 'value="NOBODY"' in page


def test_a_closed_code(phone, wave, rina, says):
    kept = build_response(wave, codes=[1, 2, 3])
    close_wave(wave, by=rina)

    page = text_of(phone.get(f"/a/{wave.code}/"))

    assert says(page, "These questions are closed now. What was answered is kept.")
    assert _answers_of(kept) == [1, 2, 3]


def test_answering_twice(phone, wave, says):
    first = build_response(wave, codes=[1, 2, 3])

    page = text_of(phone.post(f"/a/{wave.code}/", {"number": "13"}))

    assert says(
        page,
        "This card has already answered. If that was not you, ask the facilitator.",
    )
    assert 'value="13"' in page
    assert _answers_of(first) == [1, 2, 3]


def test_a_wrong_check_digit(phone, wave, workshop, says):
    build_card(workshop)

    page = text_of(phone.post(f"/a/{wave.code}/", {"number": "14"}))

    assert says(
        page,
        "This number cannot be right. Look at the card again and type every digit,"
        " the last one too.",
    )
    assert 'value="14"' in page
    with scopes_disabled():
        assert Response.objects.count() == 0


def test_an_instrument_without_questions(office, says):
    page = publish(office, sent([], title_en="Kept title")).content.decode()

    assert says(
        page,
        "Write at least one question with a score."
        " Open questions alone cannot show whether opinions change.",
    )
    assert "Kept title" in page
    assert Instrument.objects.count() == 0


def test_an_instrument_that_lacks_a_language(office, says):
    item = written_item(text_bn="", text_en="Kept words")

    page = publish(office, sent([item])).content.decode()

    assert says(page, "This text is in English only. Write it in Bangla too.")
    assert "Kept words" in page
    assert Instrument.objects.count() == 0


def test_a_draft_that_lacks_a_language_is_kept_and_stays_unpublished(office, says):
    item = written_item(text_bn="", text_en="Kept words")
    office.post(reverse("wagtailsnippets_assessments_instrument:add"), sent([item]))
    instrument = Instrument.objects.get()
    edit = reverse("wagtailsnippets_assessments_instrument:edit", args=[instrument.pk])

    page = office.post(edit, {**sent([item]), "action-publish": "1"}).content.decode()

    assert says(page, "This text is in English only. Write it in Bangla too.")
    assert "Kept words" in page
    instrument.refresh_from_db()
    assert (instrument.live, instrument.versions.count()) == (False, 0)
    assert "Kept words" in office.get(edit).content.decode()


def test_a_workshop_that_ends_before_it_starts(field, plan, says):
    page = text_of(field.post("/field/schedule/", {**plan, "days-0-ends": "09:45"}))

    assert says(page, "A session must end after it starts.")
    assert 'value="09:45"' in page
    assert Workshop.objects.count() == 0


CLASH = {
    "bn": "ওই সময়ে rina “কোমল কথা” ({code}) কর্মশালায় থাকবেন: ",
    "en": "rina is at the workshop “Gentle words” ({code}) at that time: ",
}


def test_two_workshops_for_one_facilitator_at_the_same_time(field, plan, language):
    field.post("/field/schedule/", plan)
    first = Workshop.objects.get()

    page = text_of(field.post("/field/schedule/", {**plan, "days-0-starts": "11:15"}))

    assert CLASH[language].format(code=first.code) in page
    assert 'value="11:15"' in page
    assert Workshop.objects.count() == 1


@pytest.fixture
def plan(shapla, rina):
    return schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )


def _answers_of(response: Response) -> list[int | None]:
    with scopes_disabled():
        rows = Answer.objects.filter(response=response).order_by("item__number")
        return list(rows.values_list("code", flat=True))


def _in_json(text: str) -> str:
    return text.encode("unicode-escape").decode()
