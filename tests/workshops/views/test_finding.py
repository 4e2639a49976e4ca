"""Looking somebody up, putting them on another list, and deciding about doubles."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from tests.builders import build_mark, build_member, build_workshop
from tests.workshops.builders import CHILD, enrol, text_of
from workshops.choices import EnrolmentState, MembershipRole
from workshops.models import Enrolment, IdentityReading, Merge, NotSamePerson
from workshops.services import withdraw_enrolment


@pytest.fixture
def rahima(workshop, rina):
    names = {"name_latin": "Rahima Khatun", "village": "চর", "phone": "01711000000"}
    return enrol(workshop, rina, **names).participant


@pytest.fixture
def office(client, kamal):
    """Kamal's desk, in English."""
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def _find(client, wanted: str, path: str = "/field/people/") -> str:
    return text_of(client.post(path, {"wanted": wanted}))


@pytest.mark.parametrize("wanted", ["রহিমা", "Rohima Begum", "০১৭১১-০০০০০০"])
def test_shows_name_village_code_and_workshop(field, rahima, workshop, wanted):
    page = _find(field, wanted)

    for words in ("<h2>রহিমা</h2>", "<dd>চর</dd>", rahima.code, "Gentle words"):
        assert words in page
    assert f"/field/workshops/{workshop.code}/people/1/" in page
    assert "01711000000" not in page


def test_a_code_is_enough(field, rahima):
    assert "<h2>রহিমা</h2>" in _find(field, rahima.code.lower())


def test_nothing_is_shown_unasked_and_each_finding_is_logged(field, rahima, rina):
    assert "রহিমা" not in text_of(field.get("/field/people/"))
    _find(field, "Selina")
    with scopes_disabled():
        assert IdentityReading.objects.count() == 0
    _find(field, "Rahima")
    with scopes_disabled():
        reading = IdentityReading.objects.get()
    assert (reading.reader, reading.purpose) == (rina, "look-up")


def test_a_colleague_finds_nobody_of_my_workshops(client, shapla, rahima):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    client.force_login(joya)
    client.cookies["language"] = "en"

    page = _find(client, "Rahima")

    assert "Nobody is found." in page
    assert rahima.code not in page


def test_a_coordinator_finds_everybody_of_the_organisation(office, rahima, doel, selim):
    enrol(build_workshop(doel, facilitator=selim), selim, village="অন্য গ্রাম")

    page = _find(office, "Rahima")

    assert page.count("<h2>রহিমা</h2>") == 1
    assert "অন্য গ্রাম" not in page


def test_a_lead_of_a_centre_finds_the_people_of_that_centre(
    client, shapla, workshop, rahima
):
    enrol(build_workshop(shapla))
    lead = build_member(
        "lead", shapla, MembershipRole.CENTRE_LEAD, centre=workshop.centre
    )
    client.force_login(lead)

    page = _find(client, "Rahima")

    assert page.count("<h2>রহিমা</h2>") == 1
    assert client.get("/field/people/duplicates/").status_code == 404


def test_bad_input_gets_a_sentence(field):
    page = _find(field, "  ")

    assert "Write a name, a phone number or a code." in page


def test_a_thousand_letters_are_kept_and_refused(field):
    page = _find(field, "ক" * 1000)

    assert 'value="ককক' in page
    assert "1000" in page


def test_many_of_one_name_are_cut(field, workshop, rina):
    workshop.capacity = 40
    workshop.save()
    for _person in range(31):
        enrol(workshop, rina)

    page = _find(field, "রহিমা")

    assert page.count("<h2>রহিমা</h2>") == 30
    assert "There are more." in page


def test_takes_the_same_queries_for_one_and_many(field, workshop, rina, count_reads):
    enrol(workshop, rina)
    one = count_reads(lambda: _find(field, "রহিমা"))
    for _person in range(9):
        enrol(workshop, rina)

    assert count_reads(lambda: _find(field, "রহিমা")) == one


def test_one_line_a_person_with_the_last_meeting(field, rahima, workshop, shapla, rina):
    """Not the day of being written down, and not one line for each list."""
    again = build_workshop(shapla, facilitator=rina)
    with scopes_disabled():
        build_mark(rahima.enrolments.get())
        Enrolment.objects.create(workshop=again, participant=rahima, row_number=1)

    page = _find(field, "Rahima")

    assert page.count("<h2>রহিমা</h2>") == 1
    assert page.count("/people/1/") == 1
    assert f"/field/workshops/{workshop.code}/people/1/" in page
    assert "Last came on" in page
    assert "1 other workshop" in page


def test_who_never_came_is_not_said_to_have_been_here(field, rahima):
    page = _find(field, "Rahima")
    assert "Put on the list on" in page
    assert "has not come yet" in page


@pytest.mark.parametrize(
    "wanted", ["1711000000", "+880 1711-000000", "8801711000000", "১৭১১ ০০০০০০"]
)
def test_a_number_is_found_however_it_is_typed(field, rahima, wanted):
    assert "<h2>রহিমা</h2>" in _find(field, wanted)


# Onto another list


@pytest.fixture
def again(shapla, rina):
    return build_workshop(shapla, facilitator=rina)


def _known(workshop, person=None) -> str:
    path = f"/field/workshops/{workshop.code}/people/known/"
    return f"{path}{person.code}/" if person else path


def test_the_page_for_a_new_person_leads_to_the_known_ones(field, again):
    page = text_of(field.get(f"/field/workshops/{again.code}/people/add/"))
    assert _known(again) in page


def test_puts_the_same_person_on_another_list(field, rahima, again):
    assert _known(again, rahima) in _find(field, "Rahima", _known(again))
    assert "Rahima Khatun" in text_of(field.get(_known(again, rahima)))
    data = {
        "texts": "adult",
        "language": "bn",
        "mode": "spoken",
        "witness": "colleague",
        "attend": "on",
    }
    response = field.post(_known(again, rahima), data)

    assert response["Location"] == f"/field/workshops/{again.code}/people/1/"
    with scopes_disabled():
        enrolment = Enrolment.objects.get(workshop=again)
    assert enrolment.participant == rahima
    assert enrolment.state == EnrolmentState.ENROLLED


def test_a_child_is_asked_with_the_words_for_a_child(field, again, workshop, rina):
    child = enrol(workshop, rina, age_band=CHILD).participant

    page = text_of(field.get(_known(again, child)))

    assert 'name="guardian_attend"' in page


def test_who_is_on_the_list_cannot_be_chosen(field, rahima, workshop):
    page = _find(field, "Rahima", _known(workshop))

    assert "On this list already" in page
    assert _known(workshop, rahima) not in page


def test_who_was_crossed_out_was_not_here_before(field, rahima, workshop, again, rina):
    with scopes_disabled():
        withdraw_enrolment(rahima.enrolments.get(), by=rina)

    here = _find(field, "Rahima", _known(workshop))
    there = _find(field, "Rahima", _known(again))
    entry = text_of(field.get(_known(again, rahima)))

    assert "Was taken off this list" in here
    assert "On this list already" not in here
    for page in (here, there, entry):
        assert "Taken off the list, never came" in page
        assert "<h1>Was here before</h1>" not in page


def test_who_came_was_here_before(field, rahima, again):
    with scopes_disabled():
        build_mark(rahima.enrolments.get())
    assert "<h1>Was here before</h1>" in text_of(field.get(_known(again, rahima)))


def test_a_refusal_is_said_on_the_page(field, rahima, workshop):
    data = {"language": "bn", "mode": "spoken", "witness": "colleague", "attend": "on"}

    page = text_of(field.post(_known(workshop, rahima), data))

    assert "This person is on the list of this workshop already." in page


def test_nobody_whom_the_user_does_not_reach(field, again, shapla, doel, selim):
    out_of_reach = enrol(build_workshop(shapla)).participant
    stranger = enrol(build_workshop(doel, facilitator=selim), selim).participant

    for person in (out_of_reach, stranger):
        assert field.get(_known(again, person)).status_code == 404
        assert field.post(_known(again, person), {}).status_code == 404


# Doubles


DUPLICATES = "/field/people/duplicates/"


@pytest.fixture
def double(shapla, rahima):
    return enrol(build_workshop(shapla), call_name="Rohima").participant


def _decide(client, one, other, decision: str):
    data = {"one": one.pk, "other": other.pk, "decision": decision}
    return client.post(DUPLICATES, data, follow=True)


def test_a_pair_is_laid_side_by_side_with_its_reasons(office, rahima, double):
    page = text_of(office.get(DUPLICATES))

    for words in (rahima.code, double.code, "The names sound alike"):
        assert words in page


@pytest.mark.parametrize(
    ("decision", "first_stays"), [("keep_one", True), ("keep_other", False)]
)
def test_the_chosen_entry_stays(office, kamal, rahima, double, decision, first_stays):
    page = text_of(_decide(office, rahima, double, decision))

    with scopes_disabled():
        merge = Merge.objects.get()
    kept, removed = (rahima, double) if first_stays else (double, rahima)
    assert (merge.kept, merge.removed, merge.merged_by) == (kept, removed, kamal)
    assert f"{kept.code} ← {removed.code}" in page
    assert "Nobody seems to be written down twice." in page


def test_taken_apart_again(office, rahima, double):
    _decide(office, rahima, double, "keep_one")
    with scopes_disabled():
        merge = Merge.objects.get()

    page = text_of(office.post(f"/field/people/merges/{merge.pk}/undo/", follow=True))

    assert "The two entries are as they were before." in page
    assert "The names sound alike" in page


def test_five_pairs_a_page_with_the_total_and_the_last_merge_above(
    office, shapla, rahima, double
):
    _decide(office, rahima, double, "keep_one")
    for number in range(7):
        phone = f"0181100000{number}"
        for _twice in range(2):
            enrol(build_workshop(shapla), call_name=f"অনন্যা{number}", phone=phone)

    first, second = office.get(DUPLICATES), office.get(f"{DUPLICATES}?page=2")

    total = first.context["page"].paginator.count
    assert (len(first.context["page"]), total >= 7) == (5, True)
    assert len(second.context["page"]) == min(total - 5, 5)
    page = text_of(first)
    assert f"{total} pairs to look at." in page
    assert page.index("Take apart again") < page.index("pairs to look at.")
    pair = second.context["page"][0]
    data = {
        "one": pair.one.participant.pk,
        "other": pair.other.participant.pk,
        "decision": "not_same",
    }
    answer = office.post(f"{DUPLICATES}?page=2", data)
    assert answer["Location"] == f"{DUPLICATES}?page=2"
    assert office.get(DUPLICATES).context["page"].paginator.count == total - 1


def test_two_people_are_never_shown_again(office, kamal, rahima, double):
    page = text_of(_decide(office, rahima, double, "not_same"))

    assert "You are not asked again." in page
    assert "Nobody seems to be written down twice." in page
    with scopes_disabled():
        assert NotSamePerson.objects.get().noted_by == kamal


def test_what_is_refused_is_said(office, rina, workshop, rahima):
    other = enrol(workshop, rina).participant

    page = text_of(_decide(office, rahima, other, "keep_one"))

    assert "They cannot be put together." in page


@pytest.mark.parametrize(
    "changed", [{"decision": "x"}, {"one": ""}, {"one": "x"}, {"other": "999999"}]
)
def test_what_no_page_sends_is_not_found(office, rahima, double, changed):
    data = {"one": rahima.pk, "other": double.pk, "decision": "keep_one", **changed}

    assert office.post(DUPLICATES, data).status_code == 404


def test_nobody_decides_about_another_organisation(office, rahima, doel, selim):
    stranger = enrol(build_workshop(doel, facilitator=selim), selim).participant

    assert _decide(office, rahima, stranger, "keep_one").status_code == 404


def test_who_does_not_know_the_whole_organisation_decides_nothing(
    client, rina, selim, karim, kamal, mitu, rahima, double
):
    client.force_login(kamal)
    _decide(client, rahima, double, "keep_one")
    with scopes_disabled():
        undo = f"/field/people/merges/{Merge.objects.get().pk}/undo/"
    for user in (rina, selim, karim, mitu):
        client.force_login(user)
        assert client.get(DUPLICATES).status_code == 404
        assert client.post(DUPLICATES, {}).status_code == 404
        assert client.post(undo).status_code == 404
    with scopes_disabled():
        assert Merge.objects.get().undone_at is None
