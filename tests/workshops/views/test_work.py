from __future__ import annotations

import pytest

from tests.builders import build_member, build_workshop
from tests.workshops.builders import text_of
from workshops.choices import AssignmentRole, AssignmentState, MembershipRole
from workshops.models import Assignment
from workshops.services.assigning import ask_person


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def joya(shapla):
    return build_member("joya", shapla, MembershipRole.FACILITATOR)


def staff_of(workshop):
    return f"/field/workshops/{workshop.code}/staff/"


def test_only_who_runs_workshops_takes_work_on(client, joya, mitu, karim):
    client.force_login(joya)
    assert client.get("/field/tasks/").status_code == 200
    for user in (mitu, karim):
        client.force_login(user)
        assert client.get("/field/tasks/").status_code == 404


def test_a_workshop_without_enough_people_is_offered(client, shapla, doel, joya):
    looking = build_workshop(shapla)
    build_workshop(doel)
    client.force_login(joya)

    page = client.get("/field/tasks/")
    assert [each.code for each in page.context["looking"]] == [looking.code]
    client.post(f"/field/tasks/{looking.code}/interest/")
    page = client.get("/field/tasks/")
    assert list(page.context["looking"]) == []
    assert "You would like to do" in page.text
    assert client.get(f"/field/workshops/{looking.code}/").status_code == 404


def test_nobody_is_interested_in_what_is_not_offered(client, workshop, doel, joya):
    client.force_login(joya)
    for other in (workshop, build_workshop(doel)):
        answer = client.post(f"/field/tasks/{other.code}/interest/")
        assert answer.status_code == 404


def test_a_yes_leads_to_the_workshop(client, workshop, joya, kamal):
    asked = ask_person(workshop, joya, role=AssignmentRole.ASSISTANT, by=kamal)
    client.force_login(joya)
    answer = client.post(f"/field/tasks/{asked.pk}/answer/", {"answer": "yes"})
    assert answer.url == f"/field/workshops/{workshop.code}/"
    assert client.get(answer.url).status_code == 200


def test_a_no_is_a_no(client, workshop, joya, kamal):
    asked = ask_person(workshop, joya, role=AssignmentRole.ASSISTANT, by=kamal)
    client.force_login(joya)
    page = client.post(
        f"/field/tasks/{asked.pk}/answer/", {"answer": "no"}, follow=True
    )
    assert "You said no. The coordinator sees it." in page.text
    asked.refresh_from_db()
    assert asked.state == AssignmentState.DECLINED


def test_nobody_answers_for_somebody_else(client, workshop, joya, rina, kamal):
    asked = ask_person(workshop, joya, role=AssignmentRole.ASSISTANT, by=kamal)
    client.force_login(rina)
    answer = client.post(f"/field/tasks/{asked.pk}/answer/", {"answer": "yes"})
    assert answer.status_code == 404


def test_the_coordinator_asks_on_the_page(client, workshop, joya, kamal):
    client.force_login(kamal)
    data = {"user": joya.pk, "role": "assistant"}
    page = client.post(staff_of(workshop), data, follow=True)
    assert "The person is asked." in page.text
    assert Assignment.objects.get(user=joya).state == AssignmentState.ASKED


def test_nobody_of_another_organisation_is_offered(client, workshop, selim, kamal):
    client.force_login(kamal)
    data = {"user": selim.pk, "role": "assistant"}
    page = client.post(staff_of(workshop), data)
    assert page.status_code == 200
    assert Assignment.objects.filter(user=selim).count() == 0


def test_standing_in_keeps_what_was_chosen(client, workshop, rina, joya, kamal):
    client.force_login(kamal)
    session = workshop.sessions.get()
    data = {"session": session.pk, "absent": rina.pk, "instead": joya.pk}
    address = f"{staff_of(workshop)}stand-in/"
    page = client.post(address, {**data, "reason": ""})
    assert "Write in a few words why." in page.text
    assert f'<option value="{joya.pk}" selected>' in page.text
    page = client.post(address, {**data, "reason": "Fever"}, follow=True)
    assert "in place of rina" in text_of(page)


def test_the_briefing_stays_and_hides_the_contact(client, workshop, rina, mitu):
    address = f"/field/workshops/{workshop.code}/briefing/"
    client.force_login(rina)
    typed = {
        "notes": "The gate is green.",
        "things": "",
        "contact_name": "Nurul (invented)",
        "contact_phone": "০১৭১১১১১১১১",
    }
    client.post(f"{address}change/", typed)
    workshop.state = "done"
    workshop.save()
    page = client.get(address).text
    assert "The gate is green." in page
    assert "tel:01711111111" in page
    client.force_login(mitu)
    page = client.get(address).text
    assert "The gate is green." in page
    assert "01711111111" not in page


def test_a_wrong_number_keeps_the_briefing(client, workshop, rina):
    client.force_login(rina)
    typed = {"notes": "Green gate", "contact_phone": "123"}
    page = client.post(f"/field/workshops/{workshop.code}/briefing/change/", typed)
    assert "A mobile number has 11 digits and begins with 01." in page.text
    assert "Green gate" in page.text


def test_the_load_of_a_month(client, workshop, kamal, karim):
    client.force_login(kamal)
    begins = workshop.sessions.get().starts_at
    page = client.get(f"/field/load/?month={begins:%Y-%m}")
    assert [load.user.username for load in page.context["loads"]] == ["rina"]
    assert client.get("/field/load/?month=nonsense").status_code == 200
    client.force_login(karim)
    assert client.get("/field/load/").status_code == 404
