from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope, scopes_disabled
from openpyxl import load_workbook

from tests.builders import build_mark, build_member
from tests.workshops.builders import enrol, text_of, yes
from workshops.choices import EnrolmentState, ImportState, MembershipRole
from workshops.identities import read_identities
from workshops.models import (
    Consent,
    Enrolment,
    EnrolmentChange,
    IdentityReading,
    Import,
    Participant,
)
from workshops.tasks import run_import

HEADING = "code,call name,name in Bangla,sex,age,mobile"
RAHIMA = ",রহিমা,রহিমা খাতুন,নারী,৩৪,০১৭১২৩৪৫৬৭৮"
BABUL = ",Babul,,male,12,"


@pytest.fixture
def bring(field, workshop):
    """Rina brings a file; what comes back is the page of the check."""
    address = f"/field/workshops/{workshop.code}/import/"

    def bring(*rows, heading=HEADING, name="people.csv", content=None):
        text = "\n".join([heading, *rows]).encode()
        file = SimpleUploadedFile(name, text if content is None else content)
        return field.post(address, {"file": file}, follow=True)

    return bring


@pytest.fixture
def write(field, bring):
    def write(*rows, **form):
        page = bring(*rows)
        address = page.request["PATH_INFO"]
        return field.post(f"{address}start/", form, follow=True)

    return write


def _people(workshop):
    with scope(organisation=workshop.organisation):
        return list(Enrolment.objects.filter(workshop=workshop).order_by("row_number"))


def test_a_check_says_who_would_come_and_writes_nothing(bring, workshop):
    page = text_of(bring(RAHIMA, BABUL))

    assert "<dt>New people</dt><dd>2</dd>" in page
    assert "রহিমা" in page
    assert _people(workshop) == []


def test_the_file_lies_sealed_until_it_is_written(bring, write, workshop):
    bring(RAHIMA)
    with scope(organisation=workshop.organisation):
        sealed = bytes(Import.objects.get().sealed)
        assert "রহিমা".encode() not in sealed
        assert len(sealed) > 0
    write(RAHIMA)
    with scope(organisation=workshop.organisation):
        done = Import.objects.get()
        assert (done.state, done.added, bytes(done.sealed)) == (
            ImportState.DONE,
            1,
            b"",
        )


def test_people_arrive_waiting_for_consent_with_sealed_names(write, workshop, rina):
    page = text_of(write(RAHIMA, BABUL))

    assert "2 people are on the list and wait for consent." in page
    rahima, babul = _people(workshop)
    with scope(organisation=workshop.organisation):
        names = read_identities([rahima.participant], reader=rina, purpose="test")
        known = names[rahima.participant_id]
        assert (known.call_name, known.name_bn, known.phone, known.years) == (
            "রহিমা",
            "রহিমা খাতুন",
            "01712345678",
            34,
        )
        assert [e.state for e in (rahima, babul)] == [EnrolmentState.PENDING] * 2
        assert (babul.participant.sex, babul.participant.age_band) == ("male", "10_13")
        assert Consent.objects.count() == 0
        changes = EnrolmentChange.objects.values_list("to_state", "changed_by")
        assert list(changes) == [("pending", rina.pk)] * 2


def test_every_fault_is_told_by_row_and_column_and_nothing_is_written(
    bring, field, workshop
):
    page = bring(
        RAHIMA, ",,,dog,200,123", "ZZZZZZZ,=HYPERLINK(1),রহিমা,f,soon,", "\n,A,,f,1,,x"
    )
    text = text_of(page)

    for fault in (
        "Row 3, column call name: Write the name this person is called by.",
        "Row 3, column sex: write female, male or other.",
        "Row 3, column age: Write the age in years, from 1 to 110.",
        "Row 3, column mobile: A mobile number has 11 digits and begins with 01.",
        "Row 4, column code: nobody here has this code. Correct it, or empty the cell.",
        "Row 4, column call name: this begins like a formula. Write only the words.",
        "Row 4, column age: Write a whole number, such as 25.",
        "Row 6: there are more cells than the heading has columns.",
    ):
        assert fault in text
    field.post(f"{page.request['PATH_INFO']}start/")
    assert _people(workshop) == []


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("ডাকনাম,লিঙ্গ,বয়স,মোবাইল", "Babul,ছেলে,১২,1712345678"),
        (
            "givenName,familyName,sex,birthDate,phone",
            "Babul,Mia,male,{born},01712345678",
        ),
        ("Call_Name,GENDER,age_band,sms", "Babul,M,১০ থেকে ১৩,+8801712345678"),
    ],
)
def test_headings_in_bangla_english_and_of_oneroster(
    bring, field, workshop, rina, heading, row
):
    from django.utils import timezone

    born = timezone.localdate().replace(year=timezone.localdate().year - 12, day=1)
    page = bring(row.format(born=born), heading=heading)
    field.post(f"{page.request['PATH_INFO']}start/")

    (babul,) = _people(workshop)
    with scope(organisation=workshop.organisation):
        person = babul.participant
        names = read_identities([person], reader=rina, purpose="test")[person.pk]
    assert (names.call_name, names.phone) == ("Babul", "01712345678")
    assert (person.sex, person.age_band) == ("male", "10_13")


def test_a_known_code_is_the_same_person(write, workshop, shapla, rina):
    from tests.builders import build_workshop

    other = build_workshop(shapla, facilitator=rina)
    known = enrol(other, rina, consents=[yes()])

    write(f"{known.participant.code},Rahima,,f,40,")

    (row,) = _people(workshop)
    assert row.participant_id == known.participant_id
    assert row.state == EnrolmentState.ENROLLED
    with scopes_disabled():
        assert Participant.objects.count() == 1


def test_a_code_of_another_organisation_is_nobody_here(bring, workshop, doel):
    from tests.builders import build_workshop

    theirs = enrol(build_workshop(doel))

    page = text_of(bring(f"{theirs.participant.code},Rahima,,f,40,"))

    assert "nobody here has this code" in page


@pytest.fixture
def hidden(shapla, kamal):
    """On a list that Rina does not see."""
    from tests.builders import build_workshop

    return enrol(
        build_workshop(shapla), kamal, name_bn="রহিমা খাতুন", phone="01712345678"
    ).participant


def _readings(person, reader) -> list[str]:
    with scopes_disabled():
        found = IdentityReading.objects.filter(participant=person, reader=reader)
        return list(found.values_list("purpose", flat=True))


def test_a_code_out_of_reach_is_nobody_here(bring, write, workshop, hidden):
    told = "Row 2, column code: nobody here has this code."
    assert told in text_of(bring(f"{hidden.code},Rahima,,f,40,"))
    assert told in text_of(bring("ZZZZZZZ,Rahima,,f,40,"))
    foreign = bring(f"{hidden.code},A,f,40", heading="sourcedId,call name,sex,age")
    assert "<dt>Known here</dt><dd>0</dd>" in text_of(foreign)
    write(f"{hidden.code},Rahima,,f,40,")
    assert _people(workshop) == []


def test_of_a_look_alike_out_of_reach_only_the_doubt_is_told(
    bring, workshop, hidden, rina
):
    page = text_of(bring(RAHIMA))

    assert hidden.code not in page
    assert "Doubtful · ask the coordinator" in page
    assert _readings(hidden, rina) == ["import"]


def test_who_sees_the_whole_organisation_reads_the_code(
    client, workshop, hidden, kamal
):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    file = SimpleUploadedFile("people.csv", f"{HEADING}\n{RAHIMA}".encode())
    address = f"/field/workshops/{workshop.code}/import/"
    page = text_of(client.post(address, {"file": file}, follow=True))

    assert f"Doubtful · {hidden.code}" in page
    assert "Doubtful · ask" not in page
    assert _readings(hidden, kamal) == ["import"]


def test_who_went_out_of_reach_since_the_check_is_not_written(
    field, bring, workshop, shapla, rina
):
    from tests.builders import build_workshop

    other = build_workshop(shapla, facilitator=rina)
    known = enrol(other, rina).participant
    page = bring(f"{known.code},Rahima,,f,40,")
    assert "<dt>Known here</dt><dd>1</dd>" in text_of(page)
    with scopes_disabled():
        other.assignments.all().delete()
    told = field.post(f"{page.request['PATH_INFO']}start/", follow=True)

    assert "The list has changed since the check." in text_of(told)
    assert _people(workshop) == []


def test_who_was_sent_elsewhere_writes_nothing(bring, workshop, shapla):
    bring(RAHIMA)
    with scope(organisation=shapla):
        workshop.assignments.all().delete()
        Import.objects.update(state=ImportState.WAITING)
        source = Import.objects.get()
        run_import.enqueue(source.pk, shapla.pk, "en")
        source.refresh_from_db()

    assert source.state == ImportState.FAILED
    assert _people(workshop) == []


def test_the_same_phone_or_full_name_is_doubtful(bring, write, workshop, rina):
    known = enrol(workshop, rina, name_bn="রহিমা খাতুন", phone="01712345678")
    page = text_of(bring(RAHIMA, BABUL, BABUL))

    assert "<dt>Doubtful</dt><dd>2</dd>" in page
    assert f"Doubtful · {known.participant.code}" in page
    assert "as row 3" in page

    write(RAHIMA, BABUL, BABUL, doubtful="leave")
    assert len(_people(workshop)) == 2
    write(RAHIMA, BABUL, doubtful="add")
    assert len(_people(workshop)) == 4


def test_too_many_people_are_refused_whole(write, workshop):
    workshop.capacity = 1
    workshop.save()

    page = text_of(write(RAHIMA, BABUL))

    assert "The file has 2 people to add, but only 1 places are free." in page
    assert _people(workshop) == []


def test_an_import_is_undone_whole(field, write, workshop):
    page = write(RAHIMA, BABUL)

    undone = field.post(f"{page.request['PATH_INFO']}undo/", follow=True)

    assert "What came from this file is off the list again." in text_of(undone)
    assert _people(workshop) == []
    with scopes_disabled():
        assert Participant.objects.count() == 0


def test_what_was_marked_since_is_not_undone(field, write, workshop):
    page = write(RAHIMA, BABUL)
    build_mark(_people(workshop)[1])

    undone = field.post(f"{page.request['PATH_INFO']}undo/", follow=True)

    assert "in these rows of the list: 2." in text_of(undone)
    assert len(_people(workshop)) == 2


def test_a_stopped_import_leaves_nothing(field, bring, workshop, monkeypatch):
    address = bring(RAHIMA).request["PATH_INFO"]
    with scope(organisation=workshop.organisation):
        Import.objects.update(stop_asked=True)

    page = field.post(f"{address}start/", follow=True)

    assert "Stopped, nothing was written" in text_of(page)
    assert _people(workshop) == []


def test_starting_twice_writes_once(field, bring, workshop):
    address = bring(RAHIMA).request["PATH_INFO"]

    field.post(f"{address}start/")
    field.post(f"{address}start/")

    assert len(_people(workshop)) == 1


def test_a_running_import_renews_its_page_and_can_be_stopped(field, bring, workshop):
    address = bring(RAHIMA).request["PATH_INFO"]
    with scope(organisation=workshop.organisation):
        Import.objects.update(state=ImportState.RUNNING)

    assert field.get(address)["Refresh"] == "3"
    field.post(f"{address}stop/")
    with scope(organisation=workshop.organisation):
        assert Import.objects.get().stop_asked


def test_a_file_that_is_thrown_away_is_gone(field, bring, workshop):
    field.post(f"{bring(RAHIMA).request['PATH_INFO']}stop/")

    with scope(organisation=workshop.organisation):
        assert Import.objects.count() == 0


@pytest.mark.parametrize("action", ["", "start/", "stop/", "undo/"])
@pytest.mark.parametrize("role", [MembershipRole.COORDINATOR, MembershipRole.MONITOR])
def test_a_file_is_only_for_who_brought_it(client, bring, shapla, action, role):
    address = bring(RAHIMA).request["PATH_INFO"] + action
    client.force_login(build_member("joya", shapla, role))

    ask = client.post if action else client.get

    assert ask(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"x", "This is neither an Excel file (.xlsx) nor a CSV file."),
        ("a.csv", b"", "This file is empty. Choose another."),
        ("a.csv", b"x\n1\n", "Missing: a name, the sex, the age. Take the template."),
        ("a.xlsx", b"x", "is not an XLSX file, or it is damaged."),
        ("a.xlsm", b"PK", "may carry macros. Save it as .xlsx without them."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(bring, name, content, sentence):
    assert sentence in text_of(bring(name=name, content=content))


def test_the_template_has_the_headings_that_are_read(field, workshop, bring):
    address = f"/field/workshops/{workshop.code}/import/template"
    book = load_workbook(io.BytesIO(field.get(f"{address}.xlsx").content))
    text = field.get(f"{address}.csv").content.decode("utf-8-sig")
    (heading,) = csv.reader(io.StringIO(text, newline=""))

    assert [cell.value for cell in book["people"][1]] == heading
    page = text_of(bring(",A,,,f,1,,,,", heading=",".join(heading)))
    assert "<dt>New people</dt><dd>1</dd>" in page
    assert "These columns are not read" not in page
