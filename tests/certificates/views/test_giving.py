from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from certificates.choices import BatchState
from certificates.models import Batch, Certificate
from certificates.services.batches import begin_batch
from tests.certificates.conftest import RAHIMA, earner
from workshops.identities import Names

INSIDERS = ["rina", "kamal"]
OUTSIDERS = ["mitu", "selim", "karim"]


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def address(name, workshop, *more):
    return reverse(f"certificates_field:{name}", args=[workshop.code, *more])


def waiting_batch(workshop, user):
    with scope(organisation=workshop.organisation):
        return begin_batch(workshop, by=user)[0]


@pytest.mark.parametrize("name", INSIDERS)
def test_staff_who_run_it_and_know_names_come_in(client, request, done, rina, name):
    batch = waiting_batch(done, rina)
    client.force_login(request.getfixturevalue(name))
    pages = [address("names", done), address("batch", done, batch.key)]
    assert [client.get(page).status_code for page in pages] == [200, 200]


@pytest.mark.parametrize("name", OUTSIDERS)
def test_for_others_the_pages_do_not_exist(client, request, done, rina, name):
    batch = waiting_batch(done, rina)
    client.force_login(request.getfixturevalue(name))
    asked = [
        client.get(address("names", done)),
        client.post(address("names", done)),
        client.get(address("batch", done, batch.key)),
        client.post(address("batch_stop", done, batch.key)),
        client.post(address("issue", done)),
    ]
    assert [each.status_code for each in asked] == [404] * 5
    with scopes_disabled():
        assert not Batch.objects.get().stop_asked


def test_a_name_is_put_right_and_then_given(client, rina, done):
    row = earner(done, names=RAHIMA).row_number
    client.force_login(rina)
    page = client.get(address("names", done)).text
    assert "রহিমা খাতুন" in page
    assert "The names are right: give 1 certificate" in page
    typed = {
        f"person-{row}-name_bn": "রহিমা বেগম",
        f"person-{row}-name_latin": "Rahima Begum",
    }
    saved = client.post(address("names", done), typed, follow=True).text
    assert "1 name was put right." in saved
    assert "রহিমা বেগম" in saved
    assert (
        "1 certificate was given."
        in client.post(address("issue", done), follow=True).text
    )


def test_a_wrong_name_is_kept_and_nothing_is_saved(client, rina, done):
    first, second = earner(done).row_number, earner(done).row_number
    client.force_login(rina)
    typed = {
        f"person-{first}-name_bn": "রহিমা বেগম",
        f"person-{first}-name_latin": "",
        f"person-{second}-name_bn": "Latin",
        f"person-{second}-name_latin": "",
    }
    page = client.post(address("names", done), typed).text
    assert "Nothing is saved yet." in page
    assert "Write this name in Bangla letters only." in page
    assert 'value="Latin"' in page
    assert 'value="রহিমা বেগম"' in page
    assert "রহিমা খাতুন" in client.get(address("names", done)).text


def test_nobody_waits(client, rina, done):
    client.force_login(rina)
    assert (
        "Nobody waits for a certificate now." in client.get(address("names", done)).text
    )


def test_who_could_not_be_given_one_is_listed_with_the_way_on(client, rina, done):
    earner(done)
    nameless = earner(done, names=Names(call_name="Mina"))
    client.force_login(rina)
    page = client.post(address("issue", done), follow=True).text
    assert "1 certificate is given." in page
    assert f"{nameless.participant.code}: Needs a name" in page
    assert "Go on with the rest" in page


def test_a_running_batch_renews_itself_and_can_be_stopped(client, rina, done):
    batch = waiting_batch(done, rina)
    client.force_login(rina)
    page = client.get(address("batch", done, batch.key))
    assert page["Refresh"] == "3"
    client.post(address("batch_stop", done, batch.key))
    with scopes_disabled():
        assert Batch.objects.get().stop_asked


def test_a_stopped_batch_offers_the_rest(client, rina, done):
    batch = waiting_batch(done, rina)
    with scopes_disabled():
        Batch.objects.update(state=BatchState.STOPPED)
    client.force_login(rina)
    page = client.get(address("batch", done, batch.key))
    assert "Refresh" not in page
    assert "Go on with the rest" in page.text


def test_a_batch_of_another_workshop_is_not_found(client, rina, done, shapla):
    from tests.certificates.conftest import build_done

    other = build_done(shapla, rina)
    batch = waiting_batch(other, rina)
    client.force_login(rina)
    assert client.get(address("batch", done, batch.key)).status_code == 404


def test_giving_twice_gives_once(client, rina, done):
    earner(done)
    client.force_login(rina)
    client.post(address("issue", done))
    client.post(address("issue", done))
    with scopes_disabled():
        assert Certificate.objects.count() == 1
