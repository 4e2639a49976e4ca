"""Two entries become one, and come apart exactly as they were."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.utils import translation
from django_scopes import scope, scopes_disabled
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.builders import build_enrolment, build_mark, build_workshop
from tests.workshops.builders import CHILD, enrol, yes
from workshops import merge_rules
from workshops.choices import KEPT_APART, ContactRule
from workshops.identities import read_identities
from workshops.identity_index import find_people
from workshops.merge_rules import RULES, NoRule, Rule, pointers
from workshops.models import Enrolment, Merge, NotSamePerson, Participant, Tie
from workshops.refusals import Refused
from workshops.services.merging import (
    merge_participants,
    note_not_same_person,
    undo_merge,
)

pytestmark = pytest.mark.django_db
HIDES_THE_SAFE_NUMBER = [
    (ContactRule.YES, ContactRule.SAFE_NUMBER),
    (ContactRule.NOT_ASKED, ContactRule.SAFE_NUMBER),
]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def pair(shapla, workshop, rina):
    """Rahima of two workshops, written down twice."""
    kept = enrol(workshop, rina, name_latin="Rahima Khatun", phone="01711000000")
    other = build_workshop(shapla, facilitator=rina)
    removed = enrol(other, rina, call_name="রহিমা বেগম", phone="01811000000")
    with scope(organisation=shapla):
        yield kept.participant, removed.participant


def test_every_pointer_to_a_person_has_a_rule():
    """Whoever adds a ForeignKey to Participant says here what a merge does with it."""
    assert sorted(label for label, _field in pointers()) == sorted(RULES)


def test_all_hidden_pointers_are_seen():
    assert "workshops.NotSamePerson.first" in dict(pointers())


def test_what_moves_can_be_moved():
    """A row that points twice or through a table of its own needs more than an update."""
    moved = [field for label, field in pointers() if RULES[label] == Rule.MOVE]

    assert [field.name for field in moved if not field.many_to_one] == []


def test_a_model_without_a_rule_stops_the_merge(pair, kamal, monkeypatch):
    rules = {label: rule for label, rule in RULES.items() if "Consent" not in label}
    monkeypatch.setattr(merge_rules, "RULES", rules)

    with pytest.raises(NoRule, match=r"workshops\.Consent\.participant"):
        merge_participants(*pair, by=kamal)


def test_what_was_of_the_one_is_now_of_the_other(pair, kamal):
    keep, remove = pair

    merge_participants(keep, remove, by=kamal)

    remove.refresh_from_db()
    assert remove.merged_into == keep
    assert keep.enrolments.count() == 2
    assert keep.consents.count() == 2
    assert remove.enrolments.count() == remove.consents.count() == 0


def test_found_by_both_names_and_phones_in_one_line(pair, shapla, kamal):
    keep, remove = pair
    merge_participants(keep, remove, by=kamal)

    for typed in ("01711000000", "01811000000", "Rahima"):
        people = Participant.objects.all()
        assert list(find_people(people, typed, organisations=[shapla.pk])) == [keep]


def test_no_name_is_lost(pair, kamal):
    keep, remove = pair
    undo_merge(merge_participants(keep, remove, by=kamal), by=kamal)

    names = read_identities([keep, remove], reader=kamal, purpose="test")
    assert names[keep.pk].name_latin == "Rahima Khatun"
    assert names[remove.pk].call_name == "রহিমা বেগম"


def test_both_on_one_list_is_refused_with_the_name_of_the_workshop(
    workshop, rina, kamal, shapla
):
    one, other = enrol(workshop, rina).participant, enrol(workshop, rina).participant

    with (
        scope(organisation=shapla),
        pytest.raises(Refused, match=rf"“.+” \({workshop.code}\)"),
    ):
        merge_participants(one, other, by=kamal)


def test_a_child_and_an_adult_are_not_put_together(workshop, rina, kamal, shapla):
    child = enrol(build_workshop(shapla), rina, age_band=CHILD).participant
    adult = enrol(workshop, rina).participant

    with scope(organisation=shapla), pytest.raises(Refused, match="Correct the age"):
        merge_participants(adult, child, by=kamal)


def test_nobody_is_put_together_with_themselves_or_another_organisation(
    pair, doel, kamal
):
    stranger = build_enrolment(build_workshop(doel)).participant
    with scopes_disabled():
        for other in (pair[0], stranger):
            with pytest.raises(Refused, match="two people of one organisation"):
                merge_participants(pair[0], other, by=kamal)


def test_nobody_comes_to_one_list_with_whom_they_must_not_meet(
    pair, workshop, rina, kamal
):
    """The employer is on Rahima's first list and was told apart from her second entry."""
    keep, remove = pair
    employer = enrol(workshop, rina, call_name="মালিক").participant
    Tie.objects.create(first=remove, second=employer, kind=KEPT_APART[0])

    with pytest.raises(Refused, match="safeguarding focal point"):
        merge_participants(keep, remove, by=kamal)
    assert Participant.objects.get(pk=remove.pk).enrolments.count() == 1


def test_two_with_a_tie_between_them_are_two(pair, kamal):
    Tie.objects.create(first=pair[0], second=pair[1], kind=KEPT_APART[0])

    with pytest.raises(Refused, match="bound to the same"):
        merge_participants(*pair, by=kamal)


def test_not_twice(pair, kamal):
    merge_participants(*pair, by=kamal)

    with pytest.raises(Refused, match="already put together"):
        merge_participants(*pair, by=kamal)


@pytest.mark.parametrize(
    ("kept", "removed", "after"),
    [
        (ContactRule.YES, ContactRule.NO, ContactRule.NO),
        (ContactRule.NO, ContactRule.YES, ContactRule.NO),
        (ContactRule.SAFE_NUMBER, ContactRule.YES, ContactRule.SAFE_NUMBER),
        (ContactRule.NO, ContactRule.SAFE_NUMBER, ContactRule.NO),
        (ContactRule.NOT_ASKED, ContactRule.NO, ContactRule.NO),
        (ContactRule.NOT_ASKED, ContactRule.YES, ContactRule.YES),
    ],
)
def test_the_stricter_rule_for_calling_holds(pair, kamal, kept, removed, after):
    keep, remove = pair
    Participant.objects.filter(pk=keep.pk).update(contact=kept)
    Participant.objects.filter(pk=remove.pk).update(contact=removed, no_visits=True)

    merge = merge_participants(keep, remove, by=kamal)
    keep.refresh_from_db()
    assert (keep.contact, keep.no_visits) == (after, True)

    undo_merge(merge, by=kamal)
    keep.refresh_from_db()
    assert (keep.contact, keep.no_visits) == (kept, False)


@pytest.mark.parametrize("rule", [ContactRule.YES, ContactRule.NOT_ASKED])
def test_another_number_never_passes_for_the_safe_one(pair, kamal, rule):
    keep, remove = pair
    Participant.objects.filter(pk=keep.pk).update(contact=rule)
    Participant.objects.filter(pk=remove.pk).update(contact=ContactRule.SAFE_NUMBER)

    with pytest.raises(Refused, match="Keep that entry"):
        merge_participants(keep, remove, by=kamal)
    assert merge_participants(remove, keep, by=kamal).kept == remove


def test_what_is_newer_than_the_merge_stays(pair, shapla, rina, kamal):
    keep, remove = pair
    merge = merge_participants(keep, remove, by=kamal)
    later = build_workshop(shapla)
    Enrolment.objects.create(workshop=later, participant=keep, row_number=1)

    undo_merge(merge, by=kamal)

    assert keep.enrolments.filter(workshop=later).exists()
    assert (keep.enrolments.count(), remove.enrolments.count()) == (2, 1)


def test_undone_once(pair, kamal):
    merge = merge_participants(*pair, by=kamal)
    undo_merge(merge, by=kamal)

    with pytest.raises(Refused, match="already taken apart"):
        undo_merge(merge, by=kamal)
    merge.refresh_from_db()
    assert merge.undone_by == kamal


def test_a_chain_comes_apart_from_its_end(pair, shapla, rina, kamal):
    middle, first = pair
    last = enrol(build_workshop(shapla), rina).participant
    one = merge_participants(middle, first, by=kamal)
    two = merge_participants(last, middle, by=kamal)
    first.refresh_from_db()
    assert first.merged_into == last
    assert last.enrolments.count() == 3

    with pytest.raises(Refused, match="Take that apart first"):
        undo_merge(one, by=kamal)
    undo_merge(two, by=kamal)
    undo_merge(one, by=kamal)

    assert [person.enrolments.count() for person in (first, middle, last)] == [1, 1, 1]


def test_two_who_are_not_the_same_are_noted_once_in_any_order(pair, kamal, rina):
    note_not_same_person(*pair, by=kamal)
    note_not_same_person(*reversed(pair), by=rina)

    assert NotSamePerson.objects.get().noted_by == kamal


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    lists=st.lists(st.sampled_from(["none", "keep", "remove"]), max_size=4),
    contact=st.tuples(*[st.sampled_from(ContactRule.values)] * 2),
    no_visits=st.tuples(st.booleans(), st.booleans()),
    givers=st.lists(st.sampled_from(["self", "mother"]), max_size=3),
    not_same=st.booleans(),
    earlier=st.booleans(),
    tied=st.booleans(),
)
def test_taken_apart_is_as_before(
    shapla, kamal, lists, contact, no_visits, givers, not_same, earlier, tied
):
    assume(contact not in HIDES_THE_SAFE_NUMBER)
    with scope(organisation=shapla), _forgotten():
        people = [
            enrol(
                build_workshop(shapla), kamal, consents=[yes(giver) for giver in givers]
            ).participant
            for _person in range(3)
        ]
        keep, remove, third = people
        for person, rule, never in zip(people, contact, no_visits, strict=False):
            person.contact, person.no_visits = rule, never
            person.save()
        for whose in lists:
            _enrol_again({"keep": keep, "remove": remove}.get(whose), shapla)
        if tied:
            Tie.objects.create(first=third, second=remove, kind=KEPT_APART[0])
        if not_same:
            note_not_same_person(remove, third, by=kamal)
        if earlier and not tied:
            merge_participants(remove, third, by=kamal)
        before = _everything()

        undo_merge(merge_participants(keep, remove, by=kamal), by=kamal)

        assert _everything() == before


def _enrol_again(person: Participant | None, shapla) -> None:
    if person:
        enrolment = Enrolment.objects.create(
            workshop=build_workshop(shapla), participant=person, row_number=1
        )
        build_mark(enrolment)


@contextmanager
def _forgotten():
    """Each example begins with the same tables."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _everything() -> dict[str, list[str]]:
    """Every row of every table but the merges themselves."""
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == Merge._meta.db_table:
                continue
            name = connection.ops.quote_name(table)
            cursor.execute("SELECT * FROM " + name)  # noqa: S608  our own tables
            tables[table] = sorted(
                repr([bytes(v) if isinstance(v, memoryview) else v for v in row])
                for row in cursor.fetchall()
            )
    return tables
