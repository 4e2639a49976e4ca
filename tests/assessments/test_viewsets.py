from __future__ import annotations

import json
import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from assessments.models import Instrument
from tests.assessments.builders import build_instrument, written_item, written_subscale

pytestmark = pytest.mark.usefixtures("in_english")

ADD = "wagtailsnippets_assessments_instrument:add"
EDIT = "wagtailsnippets_assessments_instrument:edit"


@pytest.fixture
def office(db):
    """A browser of somebody who writes questions."""
    client = Client()
    client.cookies["language"] = "en"
    client.force_login(User.objects.create_superuser("office"))
    return client


def stream(blocks):
    rows = []
    for block in blocks:
        value = dict(block["value"])
        if "choices" in value:
            value["choices"] = listed(value["choices"])
        if value.get("is_reversed") is False:
            del value["is_reversed"]
        rows.append((block["type"], value, block["id"]))
    return {
        "count": str(len(rows)),
        **{
            str(place): {
                "deleted": "",
                "order": str(place),
                "type": kind,
                "value": value,
                "id": key,
            }
            for place, (kind, value, key) in enumerate(rows)
        },
    }


def listed(choices):
    return {
        "count": str(len(choices)),
        **{
            str(place): {
                "deleted": "",
                "order": str(place),
                "value": choice,
                "id": str(uuid.uuid4()),
            }
            for place, choice in enumerate(choices)
        },
    }


def sent(items, subscales=(), **fields):
    return nested_form_data(
        {
            "code": "opinions",
            "title_bn": "মতামত",
            "title_en": "Opinions",
            "introduction_bn": "ভূমিকা",
            "introduction_en": "Introduction",
            "subscales": stream([written_subscale(key) for key in subscales]),
            "items": stream(items),
            "primary_outcome": "total",
            "meaningful_change": "5",
            **fields,
        }
    )


def publish(office, data):
    return office.post(reverse(ADD), {**data, "action-publish": "1"})


def test_writing_and_publishing_makes_a_version(office):
    kinds = ["likert", "faces", "yes_no", "choice", "text"]
    items = [written_item(kind) for kind in kinds]

    answer = publish(office, sent(items, ["respect"]))

    assert answer.status_code == 302
    version = Instrument.objects.get(code="opinions").versions.get()
    assert [item.kind for item in version.items.all()] == kinds
    assert [str(item.key) for item in version.items.all()] == [i["id"] for i in items]
    assert version.published_by.username == "office"


def test_a_draft_may_be_half_written(office):
    data = sent(
        [written_item(text_bn="", text_en="")], title_en="", primary_outcome="x"
    )

    answer = office.post(reverse(ADD), data)

    assert answer.status_code == 302
    instrument = Instrument.objects.get(code="opinions")
    assert (instrument.live, instrument.versions.count()) == (False, 0)


@pytest.mark.parametrize(
    ("data", "sentences"),
    [
        (
            sent([written_item(text_bn="", text_en="Kept words")]),
            ["This text is in English only. Write it in Bangla too.", "Kept words"],
        ),
        (
            sent([written_item(subscale="nobody", text_en="Kept words")], ["respect"]),
            ["No subscale has this key. Use one of: respect.", "Kept words"],
        ),
        (
            sent([written_item("text", text_en="Kept words")]),
            ["Write at least one question with a score.", "Kept words"],
        ),
        (sent([]), ["Write at least one question with a score."]),
        (
            sent([written_item()], ["respect", "respect"]),
            ["Another subscale has this key. Give each its own."],
        ),
        (
            sent([written_item()], title_bn="", title_en="Kept title"),
            ["This text is in English only. Write it in Bangla too.", "Kept title"],
        ),
        (
            sent([written_item()], primary_outcome="kept-outcome"),
            ["Write one of: total.", "kept-outcome"],
        ),
        (
            sent([written_item("choice", choices=[])]),
            ["Give at least two answers to choose from."],
        ),
    ],
)
def test_publishing_says_what_is_missing_and_keeps_what_was_typed(
    office, data, sentences
):
    answer = publish(office, data)

    assert answer.status_code == 200
    assert Instrument.objects.count() == 0
    page = answer.content.decode()
    plain = page.replace("\\u0027", "'").replace("&quot;", '"')
    assert [sentence for sentence in sentences if sentence not in plain] == []
    assert "This field is required." not in plain


def test_a_short_name_is_used_once(office):
    build_instrument(code="opinions")

    assert publish(office, sent([written_item()])).status_code == 200
    assert Instrument.objects.count() == 1


@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_questions_are_previewed_as_people_see_them(office, language):
    kinds = ["likert", "faces", "yes_no", "choice", "text"]
    instrument = build_instrument([written_item(kind) for kind in kinds])
    name = "wagtailsnippets_assessments_instrument:preview_on_edit"
    address = reverse(name, args=[instrument.pk])
    items = [
        written_item(kind, text_bn="নতুন কথা", text_en="New words") for kind in kinds
    ]

    kept = office.post(address, sent(items))
    page = office.get(address, {"mode": language}).content.decode()

    assert json.loads(kept.content)["is_valid"] is True
    words = {"bn": ("নতুন কথা", "একমত"), "en": ("New words", "I agree completely")}
    assert page.count(words[language][0]) == 5
    assert words[language][1] in page
    assert instrument.versions.count() == 0


def test_a_half_written_instrument_can_be_previewed(office):
    instrument = build_instrument()
    name = "wagtailsnippets_assessments_instrument:preview_on_edit"
    address = reverse(name, args=[instrument.pk])

    office.post(
        address, sent([written_item("choice", choices=[]), written_item(points="")])
    )

    assert office.get(address, {"mode": "bn"}).status_code == 200


def test_who_belongs_nowhere_writes_no_questions(client, karim):
    instrument = build_instrument()
    client.force_login(karim)

    answer = client.get(reverse(EDIT, args=[instrument.pk]))

    assert answer.status_code == 302
    assert "/admin/login/" in answer.url
