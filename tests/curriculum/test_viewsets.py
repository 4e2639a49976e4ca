"""Curriculum staff in Wagtail's admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from curriculum.models import Audience, ModuleEdition, ModulePage
from tests.builders import build_audience, build_user
from tests.curriculum.builders import SECRET, build_index, build_module, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = build_user("staff")
    user.is_superuser = user.is_staff = True
    user.save()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


def _edition():
    publish(build_module("bn", title="কোমল কথা"))
    return ModuleEdition.objects.get()


def test_editions_are_listed(client, staff):
    _edition()

    assert "কোমল কথা" in client.get("/admin/module_editions/").content.decode()


def test_an_edition_can_be_read_whole(client, staff):
    edition = _edition()

    html = client.get(f"/admin/module_editions/inspect/{edition.pk}/").content.decode()

    assert SECRET in html
    assert edition.sha256 in html


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_nobody_changes_an_edition_by_hand(client, staff, action):
    edition = _edition()

    response = client.post(
        f"/admin/module_editions/{action}/{edition.pk}/", {"note": "Changed"}
    )

    assert response.status_code == 302
    assert ModuleEdition.objects.get().note == ""


def test_nobody_writes_an_edition_by_hand(client, staff):
    assert client.get("/admin/module_editions/new/").status_code == 302


def test_only_who_may_view_editions_sees_them(client):
    edition = _edition()
    user = build_user("reader")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    url = f"/admin/module_editions/inspect/{edition.pk}/"
    assert client.get(url).status_code == 302

    user.user_permissions.add(Permission.objects.get(codename="view_moduleedition"))

    assert client.get(url).status_code == 200


def test_an_audience_is_renamed(client, staff):
    parents = build_audience("parents")
    form = {field.name: getattr(parents, field.name) for field in Audience._meta.fields}

    client.post(f"/admin/audiences/edit/{parents.pk}/", {**form, "name_en": "Families"})

    assert build_audience("parents").name_en == "Families"


def _typed(kind="fact", source=""):
    block = {"role": "all", "kind": kind, "text": rich_text("<p>Nine of ten</p>")}
    activity = {
        "title": "Numbers",
        "minutes": "20",
        "materials": "",
        "grouping": "pairs",
    }
    activity["blocks"] = _items({**block, "source": source})
    session = {"title": "One", "activities": _items(activity)}
    return nested_form_data(
        {
            "title": "Gentle words",
            "slug": "gentle",
            "summary": "What it is about.",
            "prerequisites": "",
            "objectives": streamfield([("objective", "Listen")]),
            "sessions": streamfield([("session", session)]),
            "sources": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    ) | {"audiences": [str(build_audience().pk)]}


def _items(value):
    return {
        "count": "1",
        "0": {"deleted": "", "order": "0", "type": "item", "value": value},
    }


def _add(client, data):
    url = f"/admin/pages/add/curriculum/modulepage/{build_index('bn').pk}/"
    return client.post(url, data)


def test_publishing_a_fact_without_source_is_refused_and_keeps_what_was_typed(
    client, staff
):
    response = _add(client, {**_typed(), "action-publish": "action-publish"})
    html = response.content.decode()

    assert response.status_code == 200
    assert "a fact needs a source. Write the key of one of the sources." in html
    assert "Nine of ten" in html
    assert ModulePage.objects.count() == 0


def test_a_draft_may_still_lack_its_source(client, staff):
    _add(client, _typed())

    page = ModulePage.objects.get()
    assert page.live is False
    assert ModuleEdition.objects.count() == 0


def test_a_module_written_and_published_in_the_admin_gets_its_edition(client, staff):
    _add(client, {**_typed(kind="text"), "action-publish": "action-publish"})

    edition = ModuleEdition.objects.get()
    assert edition.created_by == staff
    assert edition.titles == {"bn": "Gentle words"}
