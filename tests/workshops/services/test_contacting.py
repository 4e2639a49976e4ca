from __future__ import annotations

import pytest

from tests.workshops.builders import enrol
from workshops.choices import ContactRule, SpokenLanguage
from workshops.identities import read_identities
from workshops.models import ContactChange
from workshops.refusals import Refused
from workshops.services.contacting import set_contact

pytestmark = pytest.mark.usefixtures("shapla_scope")


def _set(participant, by, **changed):
    given = {"contact": ContactRule.YES, "language": SpokenLanguage.BANGLA, **changed}
    set_contact(participant, by=by, **given)


def _names(participant, reader):
    return read_identities([participant], reader=reader, purpose="test")[participant.pk]


def test_nobody_was_asked_at_first(workshop, rina):
    person = enrol(workshop, rina).participant
    assert person.contact == ContactRule.NOT_ASKED
    assert (person.language, person.no_visits) == ("bn", False)


def test_what_was_said_is_kept_with_who_and_when(workshop, rina):
    person = enrol(workshop, rina).participant
    _set(person, rina)
    _set(person, rina, contact=ContactRule.NO, no_visits=True)
    said = ContactChange.objects.values_list("contact", "no_visits", "changed_by")
    assert list(said) == [("yes", False, rina.pk), ("no", True, rina.pk)]
    person.refresh_from_db()
    assert (person.contact, person.no_visits) == ("no", True)


def test_the_safe_number_takes_the_place_of_the_other(workshop, rina):
    person = enrol(workshop, rina, phone="01711111111", guardian="করিম").participant
    _set(
        person,
        rina,
        contact=ContactRule.SAFE_NUMBER,
        names=_names(person, rina),
        phone="01822222222",
    )
    names = _names(person, rina)
    assert (names.phone, names.guardian) == ("01822222222", "করিম")


def test_a_safe_number_must_be_known(workshop, rina):
    person = enrol(workshop, rina).participant
    with pytest.raises(Refused):
        _set(
            person,
            rina,
            contact=ContactRule.SAFE_NUMBER,
            names=_names(person, rina),
            phone="",
        )
    assert ContactChange.objects.count() == 0
