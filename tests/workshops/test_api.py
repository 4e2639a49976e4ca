"""What other programs read, and that they read no person."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import build_programme, build_session
from workshops.api import limiting
from workshops.api_tokens import make_token, revoke_token
from workshops.models import ApiToken

DHAKA = dt.timezone(dt.timedelta(hours=6))
MARCH = dt.datetime(2026, 3, 12, 10, 0, tzinfo=DHAKA)


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


@pytest.fixture
def asked(client, shapla, kamal):
    token = make_token(shapla, name="Dashboard", by=kamal)

    def get(address, token=token, **data):
        return client.get(address, data, headers={"Authorization": f"Bearer {token}"})

    return get


def test_a_workshop_comes_with_its_sessions_and_nobody(asked, shapla, rina):
    morning = build_workshop(shapla, facilitator=rina, starts_at=MARCH)
    morning.programme = build_programme(shapla)
    morning.save()
    session = morning.sessions.get()
    build_mark(build_enrolment(morning))
    centre = morning.centre

    assert asked(f"/api/v1/workshops/{morning.code}").json() == {
        "code": morning.code,
        "state": "planned",
        "audience": "parents",
        "module": {"en": "Gentle words", "bn": "কোমল কথা"},
        "edition": 1,
        "centre": {"bn": centre.name_bn, "en": centre.name_en},
        "programme": {"bn": "শিক্ষা", "en": "Learning"},
        "places": 30,
        "invented": False,
        "sessions": [
            {
                "uid": str(session.uid),
                "number": 1,
                "starts": "2026-03-12T04:00:00Z",
                "ends": "2026-03-12T06:00:00Z",
                "state": "standing",
            }
        ],
    }


def test_pages_follow_each_other_and_end(asked, shapla):
    codes = [build_workshop(shapla).code for _ in range(3)]

    first = asked("/api/v1/workshops", limit=2).json()
    second = asked("/api/v1/workshops", limit=2, offset=first["next_offset"]).json()

    assert [w["code"] for w in first["items"]] == codes[:2]
    assert [w["code"] for w in second["items"]] == codes[2:]
    assert (first["count"], second["next_offset"]) == (3, None)


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"limit": 201}, {"offset": -1}, {"offset": 10**30}]
)
def test_a_wrong_page_is_told(asked, wrong):
    assert asked("/api/v1/workshops", **wrong).status_code == 422


def test_another_organisation_is_not_found(asked, doel):
    other = build_workshop(doel)

    assert asked(f"/api/v1/workshops/{other.code}").status_code == 404
    assert asked("/api/v1/workshops").json()["items"] == []


@pytest.mark.parametrize(
    "shown", [None, "Bearer wrong", "Bearer ", "Basic x", "ended", "old"]
)
@pytest.mark.parametrize("path", ["workshops", "workshops/ABC", "counts"])
def test_without_a_living_token_every_answer_is_the_same(
    client, shapla, kamal, shown, path
):
    if shown == "ended":
        shown = f"Bearer {make_token(shapla, name='Old', by=kamal)}"
        revoke_token(ApiToken.objects.get(), by=kamal)
    if shown == "old":
        shown = f"Bearer {make_token(shapla, name='Old', by=kamal)}"
        ApiToken.objects.update(expires_at=timezone.now())
    headers = {"Authorization": shown} if shown else {}

    answer = client.get(f"/api/v1/{path}", headers=headers)

    assert answer.status_code == 401
    assert answer.json() == {"detail": "Unauthorized"}
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_log_in_is_no_token(client, kamal):
    client.force_login(kamal)

    assert client.get("/api/v1/workshops").status_code == 401


def test_a_key_works_for_a_year(shapla, kamal):
    make_token(shapla, name="Dashboard", by=kamal)
    token = ApiToken.objects.get()

    assert token.expires_at - token.made_at > dt.timedelta(days=364, hours=23)
    assert token.expires_at - token.made_at < dt.timedelta(days=365, minutes=1)


def test_who_asks_too_often_is_told_when_to_ask_again(
    asked, shapla, kamal, settings, monkeypatch
):
    settings.WORKSHOPS_API_REQUESTS_A_MINUTE = 2
    other = make_token(shapla, name="Another", by=kamal)
    clock = [6000 * 60.0 + 48]
    monkeypatch.setattr(limiting.time, "time", lambda: clock[0])
    answers = [asked("/api/v1/workshops") for _ in range(3)]
    another = asked("/api/v1/workshops", token=other)
    clock[0] += 12
    later = asked("/api/v1/workshops")

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "12"
    assert answers[2].json() == {
        "detail": "Too many requests with this key. Ask again in 12 seconds."
    }
    assert (another.status_code, later.status_code) == (200, 200)


def test_only_a_digest_is_kept(shapla, kamal):
    token = make_token(shapla, name="Dashboard", by=kamal)

    assert len(token) == len("ankur_") + 43
    assert token not in str(ApiToken.objects.values().get())


def test_the_last_use_is_written_once_a_minute(asked):
    asked("/api/v1/workshops")
    first = ApiToken.objects.get().last_used_at
    asked("/api/v1/workshops")
    again = ApiToken.objects.get().last_used_at
    ApiToken.objects.update(last_used_at=first - dt.timedelta(minutes=1))
    asked("/api/v1/workshops")

    assert again == first
    assert ApiToken.objects.get().last_used_at > first


def test_counts_hide_what_partners_may_not_know(asked, shapla):
    morning = build_workshop(shapla, starts_at=MARCH)
    for sex, number in (("female", 20), ("male", 2)):
        for _ in range(number):
            build_mark(build_enrolment(morning, sex=sex))

    found = asked("/api/v1/counts", year=2026, quarter=1).json()
    numbers = {line["people"] for line in found["by_sex_and_age"]}

    assert found["people"] == 22
    assert found["by_period"][0] == {"key": "2026-Q1", "people": 22}
    assert found["sessions"][0]["held"] == 1
    assert 2 not in numbers
    assert None in numbers


def test_few_people_are_not_counted(asked, shapla):
    build_mark(build_enrolment(build_workshop(shapla, starts_at=MARCH)))

    found = asked("/api/v1/counts", year=2026, quarter=1).json()

    assert found["people"] is None
    assert found["by_centre"] == found["by_period"] == []


def test_counts_of_another_organisation_stay_there(asked, doel):
    morning = build_workshop(doel, starts_at=MARCH)
    for _ in range(25):
        build_mark(build_enrolment(morning))

    found = asked("/api/v1/counts", year=2026, quarter=1).json()

    assert found["people"] is None
    assert found["sessions"][0]["planned"] == 0


def test_a_year_of_which_nothing_is_over_is_not_found(asked):
    year = timezone.localdate().year + 1

    assert asked("/api/v1/counts", year=year).status_code == 404
    assert asked("/api/v1/counts", year=year, quarter=1).status_code == 404
    this_year = timezone.localdate().year
    assert asked("/api/v1/counts", year=this_year).status_code == 404
    assert asked("/api/v1/counts").status_code == 200


def test_many_workshops_cost_as_many_queries_as_one(asked, shapla):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            asked("/api/v1/workshops")
        return len(captured)

    build_workshop(shapla)
    asked("/api/v1/workshops")
    one = queries()
    for _ in range(4):
        build_session(build_workshop(shapla), 2)

    assert queries() == one


def test_nothing_can_be_written(asked, client, shapla, kamal):
    token = make_token(shapla, name="Other", by=kamal)
    answer = client.post(
        "/api/v1/workshops", headers={"Authorization": f"Bearer {token}"}
    )

    assert answer.status_code == 405


def test_the_description_is_served_and_no_page_from_elsewhere(client, db):
    description = client.get("/api/v1/openapi.json").json()

    assert sorted(description["paths"]) == [
        "/api/v1/counts",
        "/api/v1/workshops",
        "/api/v1/workshops/{code}",
    ]
    assert client.get("/api/v1/docs", follow=True).status_code == 404
