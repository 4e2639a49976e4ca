"""Whether somebody may be asked. Agreeing to come is not yet agreeing to answer."""

from __future__ import annotations

from workshops.choices import ConsentScope
from workshops.consenting import givers_of, missing_consent
from workshops.models import Participant


def has_agreed_to_answer(person: Participant) -> bool:
    """A yes that stands today; for a child the guardian's and the child's own."""
    givers = givers_of(person.consents.all(), ConsentScope.ASSESS)
    return not missing_consent(givers, is_child=person.is_child)
