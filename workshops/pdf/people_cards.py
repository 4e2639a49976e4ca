"""People's code cards for roll call, on A4 to cut out.

A card that is lost must not say where its bearer can be found: it carries no centre, no
organisation and no workshop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from curriculum.printing import render_pdf
from curriculum.qr import qr_path
from workshops.models import Workshop
from workshops.people import PersonLine

PER_SHEET = 10
_GROUP = 3


@dataclass(frozen=True)
class PersonCard:
    row_number: int
    call_name: str
    code: str

    @property
    def spaced_code(self) -> str:
        """In threes, as it is read aloud; typing it with the spaces is fine."""
        groups = range(0, len(self.code), _GROUP)
        return " ".join(self.code[start : start + _GROUP] for start in groups)

    @property
    def qr(self) -> tuple[int, str]:
        """The side and the path of the square that says the code and nothing else."""
        return qr_path(self.code)


def people_cards(workshop: Workshop, lines: Sequence[PersonLine]) -> bytes:
    cards = [_card(line) for line in lines]
    sheets = [cards[at : at + PER_SHEET] for at in range(0, len(cards), PER_SHEET)]
    context = {"workshop": workshop, "sheets": sheets}
    return render_pdf(render_to_string("workshops/pdf/people_cards.html", context))


def _card(line: PersonLine) -> PersonCard:
    code = line.row.participant.code
    name = line.names.call_name if line.names else ""
    return PersonCard(line.row.enrolment.row_number, name, code)
