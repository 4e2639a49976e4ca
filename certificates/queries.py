"""Who has earned a certificate, and what the others still need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from certificates.models import Certificate, Criterion, Design
from certificates.names import PURPOSE, full_names
from workshops.choices import EnrolmentState, WorkshopState
from workshops.identities import Names, read_identities
from workshops.models import Enrolment, Workshop


@dataclass(frozen=True)
class Eligibility:
    """One person and the sentences that say what is missing; none means earned."""

    enrolment: Enrolment
    missing: list[str] = field(default_factory=list)

    @property
    def has_earned(self) -> bool:
        return not self.missing


def design_of(workshop: Workshop) -> Design | None:
    """The design used unless another is picked."""
    designs = Design.objects.filter(organisation_id=workshop.organisation_id)
    return designs.order_by("-is_default", "name", "pk").first()


def criteria_of(design: Design) -> list[Criterion]:
    """All must be met. Members of a group are judged inside it and left out here."""
    return list(Criterion.objects.filter(design=design, group=None))


def certificates_of(workshop: Workshop) -> QuerySet[Certificate]:
    """All ever issued, in the order of the roster and of issue, with what printing needs."""
    return (
        Certificate.objects.filter(enrolment__workshop=workshop)
        .select_related("enrolment__participant", "printed_name")
        .order_by("enrolment__row_number", "issued_at", "pk")
    )


def eligibility(workshop: Workshop, design: Design) -> list[Eligibility]:
    """Everybody enrolled, in the order of the roster. As many queries for 300 as for 3."""
    enrolments = list(
        workshop.enrolments.filter(state=EnrolmentState.ENROLLED)
        .select_related("participant")
        .order_by("row_number")
    )
    missing: defaultdict[int, list[str]] = defaultdict(list)
    for unmet in _all_unmet(workshop, design, enrolments):
        for pk, sentence in unmet.items():
            missing[pk].append(sentence)
    return [Eligibility(enrolment, missing[enrolment.pk]) for enrolment in enrolments]


def with_names(
    people: Sequence[Eligibility], *, reader: User | None
) -> list[tuple[Eligibility, Names | None]]:
    """The same people with their names; no full name is one more thing missing."""
    identities = read_identities(
        [person.enrolment.participant for person in people],
        reader=reader,
        purpose=PURPOSE,
    )
    named = []
    for person in people:
        names = identities.get(person.enrolment.participant_id)
        lacks = [] if full_names(names) else [_needs_a_name()]
        named.append((Eligibility(person.enrolment, person.missing + lacks), names))
    return named


def _all_unmet(
    workshop: Workshop, design: Design, enrolments: list[Enrolment]
) -> list[dict[int, str]]:
    if workshop.state == WorkshopState.CANCELLED:
        cancelled = _("The workshop was cancelled.")
        return [dict.fromkeys([enrolment.pk for enrolment in enrolments], cancelled)]
    return [criterion.unmet(enrolments) for criterion in criteria_of(design)]


def _needs_a_name() -> str:
    return _("Needs a name: write the full name in Bangla or in English letters.")
