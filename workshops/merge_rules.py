"""What becomes of each row that points to a person when two entries are put together.

A plugin above adds a line for its own model, as `RULES["app.Model.field"] = Rule.MOVE`,
in its `AppConfig.ready`. Without a line nobody is put together: a row that nobody
thought of would be left with an entry that no list shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from django.apps import apps
from django.db.models import Field, ForeignObjectRel, Model

from workshops.models import Participant


class Rule(Enum):
    """MOVE: it goes to the person who stays. STAY: it tells of the other entry itself."""

    MOVE = "move"
    STAY = "stay"


RULES: dict[str, Rule] = {
    "workshops.Concern.participant": Rule.MOVE,
    "workshops.Consent.participant": Rule.MOVE,
    "workshops.ContactChange.participant": Rule.MOVE,
    "workshops.Enrolment.participant": Rule.MOVE,
    "workshops.FollowUp.participant": Rule.MOVE,
    "workshops.Participant.merged_into": Rule.MOVE,
    # Whom the one must not meet, the other must not either.
    "workshops.Tie.first": Rule.MOVE,
    "workshops.Tie.second": Rule.MOVE,
    # Sealed for its own row, and opens nowhere else; its readings were of that row.
    "workshops.Identity.participant": Rule.STAY,
    "workshops.IdentityReading.participant": Rule.STAY,
    # The look-up follows `merged_into`, so the old name still leads to the person.
    "workshops.IdentityToken.participant": Rule.STAY,
    "workshops.Merge.kept": Rule.STAY,
    "workshops.Merge.removed": Rule.STAY,
    # Written anew by `services.summarising.follow_person`, with sex and age.
    "workshops.Presence.person": Rule.STAY,
    # The finder of duplicates follows `merged_into` too.
    "workshops.NotSamePerson.first": Rule.STAY,
    "workshops.NotSamePerson.second": Rule.STAY,
}


class NoRule(LookupError):
    """A model points to participants and nobody said what a merge does with it."""


def pointers() -> Iterator[tuple[str, Field]]:
    """Every field of every app that points to a participant, by its label."""
    for relation in Participant._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            field = relation.field
            model: type[Model] = field.model
            yield f"{model._meta.app_label}.{model.__name__}.{field.name}", field


def without_rule() -> list[str]:
    """`manage.py check` names these."""
    return sorted({label for label, _field in pointers()} - set(RULES))


def moving() -> dict[str, Field]:
    """The fields whose rows go along. Raises NoRule when one is not thought of."""
    unknown = without_rule()
    if unknown:
        raise NoRule(", ".join(unknown))
    found = dict(pointers())
    return {label: field for label, field in found.items() if RULES[label] == Rule.MOVE}


def field_of(label: str) -> Field:
    model, name = label.rsplit(".", 1)
    return apps.get_model(model)._meta.get_field(name)
