from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django_scopes import scopes_disabled

from tests.builders import build_audience, build_workshop
from tests.workshops.builders import CHILD, enrol, person_form, text_of, yes
from workshops.choices import EnrolmentState
from workshops.consent_texts import CURRENT
from workshops.identities import Names, read_identities
from workshops.models import Consent, Enrolment, IdentityReading, Participant


@pytest.fixture
def children(shapla, rina):
    return build_workshop(shapla, facilitator=rina, audience=build_audience("children"))


def _only_enrolment() -> Enrolment:
    with scopes_disabled():
        return Enrolment.objects.select_related("participant").get()


def _count(model) -> int:
    with scopes_disabled():
        return model.objects.count()


def _names(enrolment, reader) -> Names:
    with scopes_disabled():
        people = [enrolment.participant]
        names = read_identities(people, reader=reader, purpose="test")
    return names[enrolment.participant_id]


def _consents() -> set[tuple[str, str, str, str, str]]:
    with scopes_disabled():
        fields = ("scope", "giver", "mode", "language", "text_version")
        return set(Consent.objects.values_list(*fields))


def test_enrols_an_adult(field, workshop, rina):
    data = person_form(
        guardian="করিম মিয়া",
        phone="০১৭১১-০০০০০০",
        village="চর",
        assess="on",
        public_name="on",
    )
    response = field.post(f"/field/workshops/{workshop.code}/people/add/", data)
    assert response["Location"] == f"/field/workshops/{workshop.code}/people/"
    # What lies in the cookie of the messages names nobody.
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == ["Number 1 is on the list."]
    enrolment = _only_enrolment()
    assert enrolment.state == EnrolmentState.ENROLLED
    assert _names(enrolment, rina) == Names(
        "রহিমা", "রহিমা খাতুন", "Rahima Khatun", "করিম মিয়া", "01711000000", "চর"
    )
    assert _consents() == {
        (scope, "self", "spoken", "bn", CURRENT)
        for scope in ("attend", "assess", "public_name")
    }


def test_an_adult_who_does_not_agree_waits(field, workshop):
    data = person_form()
    del data["attend"]
    response = field.post(f"/field/workshops/{workshop.code}/people/add/", data)
    assert response["Location"] == f"/field/workshops/{workshop.code}/people/1/"
    assert _only_enrolment().state == EnrolmentState.PENDING


def _child_form(**changed):
    return person_form(age_band="10_13", guardian_mode="thumb", **changed)


def test_enrols_a_child_with_guardian_and_own_assent(field, children):
    data = _child_form(guardian_attend="on", guardian_assess="on", giver="mother")
    field.post(f"/field/workshops/{children.code}/people/add/", data)
    assert _only_enrolment().state == EnrolmentState.ENROLLED
    assert _consents() == {
        ("attend", "self", "spoken", "bn", CURRENT),
        ("attend", "mother", "thumb", "bn", CURRENT),
        ("assess", "mother", "thumb", "bn", CURRENT),
    }


@pytest.mark.parametrize(
    "changed",
    [{}, {"guardian_attend": "on", "giver": "mother", "attend": ""}],
    ids=["no guardian", "child does not want"],
)
def test_a_child_without_both_waits(field, children, changed):
    data = _child_form(**changed)
    field.post(f"/field/workshops/{children.code}/people/add/", data)
    assert _only_enrolment().state == EnrolmentState.PENDING


@pytest.mark.parametrize("shown", [{}, {"texts": "adult"}])
def test_a_child_among_adults_is_asked_with_the_words_for_a_child(
    field, workshop, shown
):
    data = person_form(age_band="14_17", village="চর", language="en", **shown)
    path = f"/field/workshops/{workshop.code}/people/add/"
    page = text_of(field.post(path, data))
    assert page.count("This is the age of a child.") == 2
    assert 'name="guardian_attend"' in page
    assert 'name="texts" value="child"' in page
    assert "public_name" not in page
    assert 'value="চর"' in page
    assert 'name="age_band" value="14_17" id="id_age_band_2" checked' in page
    assert 'name="language" value="en" id="id_language_1" required checked' in page
    assert 'name="attend" id="id_attend">' in page
    assert _count(Participant) == 0


def test_a_child_among_adults_needs_both_as_any_child(field, workshop):
    path = f"/field/workshops/{workshop.code}/people/add/"
    alone = _child_form(texts="child", public_name="on")
    field.post(path, alone)
    assert _only_enrolment().state == EnrolmentState.PENDING
    assert _consents() == {("attend", "self", "spoken", "bn", CURRENT)}
    guardian = {"texts": "child", "language": "bn", "mode": "spoken"}
    guardian |= {"guardian_mode": "thumb", "guardian_attend": "on", "giver": "father"}
    field.post(f"/field/workshops/{workshop.code}/people/1/consent/", guardian)
    assert _only_enrolment().state == EnrolmentState.ENROLLED


def test_an_adult_among_children_is_asked_as_an_adult(field, children):
    path = f"/field/workshops/{children.code}/people/add/"
    data = person_form(texts="child", guardian_mode="spoken")
    page = text_of(field.post(path, data))
    assert page.count("This is the age of an adult.") == 2
    assert "guardian_attend" not in page
    assert _count(Participant) == 0
    field.post(path, person_form(texts="adult"))
    assert _only_enrolment().state == EnrolmentState.ENROLLED


def test_words_for_a_child_stay_while_something_else_is_wrong(field, workshop):
    path = f"/field/workshops/{workshop.code}/people/add/"
    data = _child_form(texts="child", guardian_attend="on", giver="mother", sex="")
    page = text_of(field.post(path, data))
    assert 'name="guardian_attend" id="id_guardian_attend" checked' in page
    assert "This is the age of" not in page


def test_a_consent_page_opened_before_the_age_was_corrected_counts_nothing(
    field, workshop, rina
):
    enrol(workshop, rina, age_band=CHILD, consents=[yes("mother")])
    path = f"/field/workshops/{workshop.code}/people/1/consent/"
    adult = {"texts": "adult", "language": "bn", "mode": "spoken", "attend": "on"}
    assert "This is the age of a child." in text_of(field.post(path, adult))
    assert _only_enrolment().state == EnrolmentState.PENDING
    assert _count(Consent) == 1


def test_says_who_agreed_for_the_child(field, children):
    data = _child_form(guardian_attend="on")
    page = text_of(field.post(f"/field/workshops/{children.code}/people/add/", data))
    assert "Choose who agreed for the child." in page
    assert _count(Participant) == 0


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"call_name": " "}, "Write the name this person is called by."),
        ({"sex": ""}, "Choose the sex."),
        ({"age_band": ""}, "Write the age in years, or choose one."),
        ({"years": "abc"}, "Write a whole number, such as 25."),
        ({"years": "০"}, "Write the age in years, from 1 to 110."),
        ({"years": "60"}, "The years and the choice below do not fit."),
        ({"name_bn": "Karim"}, "Write this name in Bangla letters."),
        ({"name_latin": "করিম"}, "Write this name in English letters."),
        ({"phone": "12345"}, "A mobile number has 11 digits and begins with 01."),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    field, workshop, changed, sentence
):
    data = person_form(village="চর কুকরি", **changed)
    page = text_of(field.post(f"/field/workshops/{workshop.code}/people/add/", data))
    assert sentence in page
    assert 'value="চর কুকরি"' in page
    assert 'name="attend" id="id_attend" checked' in page
    assert _count(Participant) == 0
    for typed in changed.values():
        assert not typed.strip() or f'value="{typed}"' in page


def test_sending_the_form_twice_enrols_once(field, workshop):
    path = f"/field/workshops/{workshop.code}/people/add/"
    field.post(path, person_form())
    page = text_of(field.post(path, person_form()))
    assert "is already on the list" in page
    assert _count(Participant) == 1


def test_looking_for_doubles_opens_no_more_names_than_it_must(field, workshop, rina):
    enrol(workshop, rina)
    enrol(workshop, rina, age_band=CHILD)
    data = person_form(call_name="জরিনা")
    field.post(f"/field/workshops/{workshop.code}/people/add/", data)
    assert _count(IdentityReading) == 1


def test_the_same_name_with_another_mother_is_another_person(field, workshop):
    path = f"/field/workshops/{workshop.code}/people/add/"
    field.post(path, person_form(guardian="আমেনা"))
    field.post(path, person_form(guardian="জরিনা"))
    assert _count(Participant) == 2


def test_a_full_workshop_says_so_and_keeps_what_was_typed(field, workshop, rina):
    workshop.capacity = 1
    workshop.save()
    enrol(workshop, rina, call_name="Selina")
    path = f"/field/workshops/{workshop.code}/people/add/"
    page = text_of(field.post(path, person_form(village="চর")))
    assert "All 1 places of this workshop are taken. Choose the waiting list" in page
    assert 'value="চর"' in page
    field.post(path, person_form(village="চর", may_wait="on"))
    with scopes_disabled():
        states = Enrolment.objects.order_by("row_number").values_list(
            "state", flat=True
        )
        assert list(states) == ["enrolled", "waiting"]


def test_a_spoken_yes_needs_a_witness(field, workshop):
    data = person_form(witness="", village="চর")
    path = f"/field/workshops/{workshop.code}/people/add/"
    page = text_of(field.post(path, data))
    assert "Say who else heard it. A spoken yes needs a witness." in page
    assert 'value="চর"' in page
    assert _count(Participant) == 0
    field.post(path, person_form(witness="", mode="thumb"))
    assert _count(Participant) == 1


def test_a_colleague_with_an_account_may_be_the_witness(field, workshop, kamal):
    data = person_form(witness="", witness_user=kamal.pk, photo="on")
    field.post(f"/field/workshops/{workshop.code}/people/add/", data)
    page = text_of(field.get(f"/field/workshops/{workshop.code}/people/1/"))
    assert "Witness: Another facilitator (kamal)" in page
    assert page.count("Until: ") == 1


def test_employers_are_invited_with_words_of_their_own(field, shapla, rina):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience("employers")
    )
    path = f"/field/workshops/{workshop.code}/people/add/"
    assert "It is no inspection" in text_of(field.get(path))
    field.post(path, person_form())
    assert _consents() == {("attend", "self", "spoken", "bn", f"{CURRENT}/employers")}


@pytest.mark.parametrize("people", [3, 300])
def test_the_roster_costs_the_same_for_many(people, field, workshop, rina, count_reads):
    workshop.capacity = people
    workshop.save()
    for number in range(people):
        enrol(workshop, rina, call_name=f"P{number}")
    address = f"/field/workshops/{workshop.code}/people/"
    # Session, user, organisations, workshop, enrolments, consents, marks, names.
    assert count_reads(lambda: field.get(address)) == 8
    assert len(field.get(address).context["roster"].present) == people


@pytest.mark.parametrize("people", [3, 300])
def test_a_long_waiting_list_costs_the_same(people, field, workshop, count_reads):
    workshop.capacity = 1
    workshop.save()
    for _ in range(people):
        enrol(workshop, listing={"may_wait": True})
    address = f"/field/workshops/{workshop.code}/people/"
    assert count_reads(lambda: field.get(address)) == 8
    roster = field.get(address).context["roster"]
    assert [party.place.number for party in roster.waiting] == list(range(1, people))


def test_the_roster_logs_whose_names_were_shown(field, workshop, rina):
    enrolment = enrol(workshop, rina)
    field.get(f"/field/workshops/{workshop.code}/people/")
    with scopes_disabled():
        readings = IdentityReading.objects.values_list(
            "participant", "reader", "purpose"
        )
        assert list(readings) == [(enrolment.participant_id, rina.pk, "roster")]


def test_a_name_is_never_markup(field, workshop, rina):
    enrol(workshop, rina, call_name="<script>x</script>", guardian="<b>y</b>")
    for path in ("", "1/", "1/change/", "1/consent/", "1/withdraw/"):
        address = f"/field/workshops/{workshop.code}/people/{path}"
        page = field.get(address).content.decode()
        assert "<script>" not in page
        assert "<b>y</b>" not in page
    page = field.get(f"/field/workshops/{workshop.code}/roll-call/1/")
    assert "<script>" not in page.content.decode()


def test_names_are_not_in_addresses_or_titles(field, workshop, rina):
    enrol(workshop, rina)
    page = text_of(field.get(f"/field/workshops/{workshop.code}/people/1/"))
    title = page.split("<title>")[1].split("</title>")[0]
    assert title == "Person 1"


def test_corrects_names_and_age(field, workshop, rina):
    enrol(workshop, rina)
    path = f"/field/workshops/{workshop.code}/people/1/"
    assert 'value="রহিমা"' in text_of(field.get(f"{path}change/"))
    field.post(f"{path}change/", person_form(call_name="সেলিনা", age_band="14_17"))
    enrolment = _only_enrolment()
    assert _names(enrolment, rina).call_name == "সেলিনা"
    assert enrolment.state == EnrolmentState.PENDING


def test_a_person_of_another_workshop_is_not_here(field, workshop, shapla, rina):
    other = build_workshop(shapla, facilitator=rina)
    enrol(other, rina)
    path = f"/field/workshops/{workshop.code}/people/1/"
    assert field.get(path).status_code == 404


def test_withdraws_and_brings_back(field, workshop, rina):
    enrol(workshop, rina)
    path = f"/field/workshops/{workshop.code}/people/1/"
    field.post(f"{path}withdraw/", {"reason": "moved away"})
    assert _only_enrolment().state == EnrolmentState.WITHDRAWN
    page = text_of(field.get(path))
    assert "moved away" in page
    field.post(f"{path}return/")
    assert _only_enrolment().state == EnrolmentState.ENROLLED


def test_taking_back_a_consent_asks_first(field, workshop, rina):
    enrol(workshop, rina, consents=[yes()])
    path = f"/field/workshops/{workshop.code}/people/1/consent/withdraw/attend/"
    assert "comes off the list" in text_of(field.get(path))
    assert _only_enrolment().state == EnrolmentState.ENROLLED
    field.post(path)
    assert _only_enrolment().state == EnrolmentState.WITHDRAWN
    assert field.get(path).status_code == 404


def test_the_person_page_says_whose_consent_is_missing(field, children, rina):
    enrol(children, rina, age_band=CHILD, consents=[yes()])
    page = text_of(field.get(f"/field/workshops/{children.code}/people/1/"))
    assert "The mother, father or guardian has not agreed yet." in page
    assert "The person has not agreed to come yet." not in page


@pytest.mark.parametrize(
    ("audience", "shown", "hidden"),
    [
        ("parents", "name=&quot;public_name&quot;", "guardian_attend"),
        ("children", "guardian_attend", "public_name"),
    ],
)
def test_each_audience_hears_its_own_text(field, shapla, rina, audience, shown, hidden):
    workshop = build_workshop(
        shapla, facilitator=rina, audience=build_audience(audience)
    )
    page = text_of(field.get(f"/field/workshops/{workshop.code}/people/add/"))
    assert shown.replace("&quot;", '"') in page
    assert hidden not in page
