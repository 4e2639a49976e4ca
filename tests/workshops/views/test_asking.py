from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django_scopes import scopes_disabled

from tests.builders import build_audience, build_edition, build_organisation
from tests.workshops.builders import build_centre, text_of
from tests.workshops.places import ask_form
from workshops.codes import is_valid_damm
from workshops.models import RequestContact, WorkshopRequest


@pytest.fixture(autouse=True)
def quiet():
    cache.clear()


@pytest.fixture
def open_shapla(shapla):
    shapla.accepts_requests = True
    shapla.save()
    return shapla


@pytest.fixture
def public(client, open_shapla):
    """Somebody without a log-in, in English."""
    client.cookies["language"] = "en"
    return client


def _requests() -> list[WorkshopRequest]:
    with scopes_disabled():
        return list(WorkshopRequest.objects.select_related("audience"))


def test_asks_without_an_account(public, open_shapla):
    response = public.post("/request/", ask_form())
    (asked,) = _requests()
    assert response["Location"] == f"/request/sent/{asked.number}/"
    assert (asked.organisation, asked.state) == (open_shapla, "new")
    assert (asked.people, asked.audience) == (40, build_audience())
    assert is_valid_damm(asked.number)


def test_thanks_with_the_number_and_shows_nothing_back(public):
    response = public.post("/request/", ask_form(), follow=True)
    page = text_of(response)
    assert _requests()[0].number in page
    for typed in ("শেফালী", "নতুন পাড়া", "০১৭১১", "01711", "স্কুলের হলঘর"):
        assert typed not in page
    assert "no-store" in response["Cache-Control"]


def test_a_number_is_not_looked_up(public):
    public.post("/request/", ask_form())
    number = _requests()[0].number
    strange = next(f"{n:07}" for n in range(1000, 2000) if is_valid_damm(f"{n:07}"))
    answers = [public.get(f"/request/sent/{n}/") for n in (number, strange)]
    pages = [
        text_of(a).replace(n, "")
        for a, n in zip(answers, (number, strange), strict=True)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert pages[0].split("csrf")[0] == pages[1].split("csrf")[0]
    mistyped = f"{strange[:-1]}{(int(strange[-1]) + 1) % 10}"
    assert public.get(f"/request/sent/{mistyped}/").status_code == 404


def test_who_to_call_does_not_lie_in_the_database_in_clear(public):
    public.post("/request/", ask_form())
    words = ("শেফালী", "আক্তার", "০১৭১১", "01711")
    tables = [t for t in connection.introspection.table_names() if "workshops_" in t]
    with connection.cursor() as cursor:
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  our own tables
            rows += [str(row) for row in cursor.fetchall()]
    assert rows != []
    for word in words:
        found = [row for row in rows if word in row or str(word.encode()) in row]
        assert found == []
        with scopes_disabled():
            sealed = bytes(RequestContact.objects.get().sealed)
        assert word.encode() not in sealed
        assert json.dumps(word).encode() not in sealed


def test_the_same_form_sent_twice_is_one_request(public):
    first = public.post("/request/", ask_form())
    second = public.post("/request/", ask_form())
    assert first["Location"] == second["Location"]
    assert len(_requests()) == 1


def test_a_form_that_was_corrected_is_a_second_request(public):
    public.post("/request/", ask_form())
    public.post("/request/", ask_form(people="50"))
    assert sorted(asked.people for asked in _requests()) == [40, 50]


BAD = [
    ({"asker_kind": ""}, "Choose who asks."),
    ({"asker_name": ""}, "Write the name."),
    ({"contact_name": ""}, "Write the name of a person."),
    ({"contact_phone": "০১৭"}, "Write a telephone number of 6 to 15 digits"),
    ({"contact_phone": "ask the guard"}, "Write a telephone number of 6 to 15 digits"),
    ({"audience": ""}, "Choose whom the workshop is for."),
    ({"people": "অনেক"}, "Write a whole number, such as 25."),
    ({"people": "০"}, "at least one"),
    ({"people": "99999"}, "At most 2000."),
    ({"place": ""}, "Write the place."),
    ({"day": "৩১/০২/২০২৭"}, "Write the date as day/month/year"),
    ({"day": "01/01/2020"}, "Give a day from today on"),
    ({"day": "01/01/2199"}, "Give a day from today on"),
    ({"subject": ""}, "Choose a module or write the subject."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_loses_nothing(public, changed, sentence):
    data = ask_form(**changed)
    response = public.post("/request/", data)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert {f.name: f.value() for f in response.context["form"]} == data
    assert _requests() == []


def test_a_null_byte_is_refused(public):
    data = ask_form(asker_name="a\x00b")
    assert public.post("/request/", data).status_code == 200
    assert _requests() == []


def test_a_field_that_nobody_sees_catches_programs_and_loses_nothing(public):
    data = ask_form(website="https://buy.example")
    response = public.post("/request/", data)
    page = text_of(response)
    assert "Please press “Send” again." in page
    assert "buy.example" not in page
    assert 'value="নতুন পাড়া স্কুল"' in page
    assert _requests() == []


def test_a_busy_address_answers_a_sum_and_is_never_locked_out(public):
    for number in range(5):
        public.post("/request/", ask_form(people=str(number + 1)))
    response = public.post("/request/", ask_form())
    assert len(_requests()) == 5
    form = response.context["form"]
    wrong = sum(form.addends) + 1
    response = public.post("/request/", ask_form(sum=str(wrong)))
    assert "This is not the sum." in text_of(response)
    public.post("/request/", ask_form(sum=str(sum(form.addends))))
    assert len(_requests()) == 6


def test_another_address_is_not_asked_the_sum(public):
    for number in range(6):
        public.post("/request/", ask_form(people=str(number + 1)))
    response = public.post("/request/", ask_form(), REMOTE_ADDR="10.0.0.9")
    assert response.status_code == 302


def test_only_those_who_accept_are_asked(public, open_shapla, doel):
    page = text_of(public.get("/request/"))
    assert "Doel Trust" not in page
    other = build_organisation("kadam", accepts_requests=True)
    page = text_of(public.get("/request/"))
    assert "Kadam Trust" in page
    assert "Shapla Trust" in page
    public.post("/request/", ask_form(organisation=doel.pk))
    assert _requests() == []
    public.post("/request/", ask_form(organisation=other.pk))
    assert [asked.organisation for asked in _requests()] == [other]


def test_nobody_accepts(client, shapla):
    client.cookies["language"] = "en"
    assert "No organisation takes requests" in text_of(client.get("/request/"))
    assert client.post("/request/", ask_form()).status_code == 200
    assert _requests() == []


def test_only_modules_of_the_public_list_are_offered(public):
    hidden = build_edition("Hidden")
    assert "Hidden" not in text_of(public.get("/request/"))
    public.post("/request/", ask_form(edition=hidden.pk))
    assert _requests() == []


def test_the_address_of_a_centre_stands_on_no_public_page(public, open_shapla):
    centre = build_centre(open_shapla, "Secret House")
    centre.address_en = centre.address_bn = "Lane of the Well 7"
    centre.save()
    for address in ("/request/", "/verify/", "/a/", "/field/login/"):
        page = text_of(public.get(address))
        assert "Secret House" not in page
        assert "Lane of the Well" not in page


def test_speaks_bangla(public, compiled_messages):
    public.cookies["language"] = "bn"
    assert "কর্মশালা চান" in text_of(public.get("/request/"))
