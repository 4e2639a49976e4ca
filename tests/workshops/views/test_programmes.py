from __future__ import annotations

import pytest

from tests.builders import build_member
from tests.workshops.builders import build_centre, text_of
from workshops.choices import MembershipRole
from workshops.models import Programme

FORM = {
    "name_bn": "শিশুর পড়া",
    "name_en": "Learning",
    "kind": "education",
    "funder": "Sample Fund",
    "is_active": "on",
}


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def test_adds_a_programme(office, shapla):
    assert office.post("/field/programmes/add/", FORM).status_code == 302
    added = Programme.objects.get()
    assert (added.organisation, added.kind, added.is_active) == (
        shapla,
        "education",
        True,
    )


def test_one_that_is_over_says_so(office):
    office.post("/field/programmes/add/", FORM)
    ended = {name: value for name, value in FORM.items() if name != "is_active"}
    office.post(f"/field/programmes/{Programme.objects.get().pk}/", ended)
    assert not Programme.objects.get().is_active
    assert "Is over" in text_of(office.get("/field/programmes/"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": ""}, "Choose the kind of work."),
        ({"name_bn": "Learning"}, "Write this name in Bangla letters."),
        ({"name_en": ""}, "Write the name in English letters."),
    ],
)
def test_bad_input_loses_nothing(office, changed, sentence):
    response = office.post("/field/programmes/add/", {**FORM, **changed})
    assert sentence in text_of(response)
    typed = {field.name: field.value() for field in response.context["form"]}
    assert typed == {**FORM, "is_active": True, **changed}
    assert not Programme.objects.exists()


def test_programmes_of_others_do_not_exist(office, doel):
    theirs = Programme.objects.create(
        organisation=doel, name_bn="ক", name_en="Theirs", kind="other"
    )
    assert office.get(f"/field/programmes/{theirs.pk}/").status_code == 404
    assert "Theirs" not in text_of(office.get("/field/programmes/"))


def test_a_centre_lead_reads_programmes_and_changes_none(client, shapla):
    centre = build_centre(shapla)
    lead = build_member("lead", shapla, MembershipRole.CENTRE_LEAD, centre=centre)
    known = Programme.objects.create(
        organisation=shapla, name_bn="শিশুর পড়া", name_en="Learning", kind="other"
    )
    client.force_login(lead)
    page = text_of(client.get("/field/programmes/"))
    assert "শিশুর পড়া" in page
    assert f"/field/programmes/{known.pk}/" not in page
    assert client.get(f"/field/programmes/{known.pk}/").status_code == 404


@pytest.mark.parametrize("programmes", [1, 20])
def test_the_list_costs_the_same_for_many(
    programmes, office, shapla, django_assert_num_queries
):
    for number in range(programmes):
        Programme.objects.create(
            organisation=shapla, name_bn="ক", name_en=f"P{number}", kind="other"
        )
    # Session, user, organisations, may see, which to change, programmes.
    with django_assert_num_queries(6):
        office.get("/field/programmes/")
