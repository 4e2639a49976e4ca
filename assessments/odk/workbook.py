"""An instrument as an XLSForm: the sheets survey, choices and settings.

What is asked besides the questions links the answers: the number on the card with its
check digit, the seat, or the code that people make themselves. Never a name or a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assessments.cards import printed_number
from assessments.choices import LinkMethod, Wave
from assessments.models import Administration, InstrumentVersion, Item
from assessments.models.items.xlsform import (
    TONGUES,
    Row,
    XlsForm,
    in_tongues,
    translated,
)
from assessments.odk.words import (
    CARD,
    CARD_CONSTRAINT,
    CARD_HINT,
    FORM_TITLE,
    SEAT,
    WAVE,
)
from assessments.self_codes import ELEMENTS
from curriculum.languages import LANGUAGES

OWN = "ankur_"
"""What our own columns begin with, so that no question has the same name."""
CARD_COLUMN, SEAT_COLUMN = f"{OWN}card", f"{OWN}seat"
WAVE_COLUMN, CODE_COLUMN = f"{OWN}wave", f"{OWN}code_"
START_COLUMN, END_COLUMN = f"{OWN}start", f"{OWN}end"
DEVICE_COLUMN = f"{OWN}device"

ROOM_FOR_CARDS = 100
"""Numbers are allowed up to the next hundred, so that a late card needs no new form."""
_DIGITS = "translate(., '০১২৩৪৫৬৭৮৯- –', '0123456789')"
MOST_SEATS = 500
_REQUIRED = ("select_one", "select_multiple")
"""Kinds that offer “I don't know” among the answers, so that nobody is stuck."""


@dataclass(frozen=True)
class OdkForm:
    """What an XLSForm says. `media` are the names of its files and where they lie."""

    form_id: str
    version: str
    title: str
    rows: XlsForm
    media: dict[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> Row:
        return {
            "form_title": self.title,
            "form_id": self.form_id,
            "version": self.version,
            "default_language": TONGUES["bn"],
            "instance_name": self._instance_name(),
            "style": "pages",
        }

    def _instance_name(self) -> str:
        """What the list on the phone says of a filled-in form: card and wave, no name."""
        asked = {row["name"] for row in self.rows.survey}
        known = [name for name in (CARD_COLUMN, SEAT_COLUMN) if name in asked]
        parts = [f"${{{name}}}" for name in [WAVE_COLUMN, *known]]
        return "concat(" + ", ' ', ".join([*parts, "''"]) + ")"


def form_id_of(administration: Administration, version: InstrumentVersion) -> str:
    """Each wave has its form, and each of two parallel versions one of its own."""
    is_second = version.pk == administration.other_version_id
    return f"ankur_{administration.code}{'_2' if is_second else ''}"


def version_name(version: InstrumentVersion) -> str:
    """Our number and the beginning of the fingerprint: what a sheet is checked by."""
    return f"{version.number}.{version.sha256[:16]}"


def wave_rows(
    administration: Administration,
    version: InstrumentVersion,
    items: Sequence[Item],
    last_card: int,
) -> XlsForm:
    """The form of one wave."""
    wave = {"type": "calculate", "name": WAVE_COLUMN}
    wave["calculation"] = f"'{administration.wave}'"
    parity = None
    if administration.other_version_id is not None:
        parity = 0 if version.pk == administration.other_version_id else 1
    numbers = card_numbers(last_card, parity)
    linking = XlsForm([wave]) + linking_rows(administration.linking, numbers)
    return whole(linking, items)


def version_rows(items: Sequence[Item]) -> XlsForm:
    """The form of a version for whoever brings the results as a file: any wave."""
    waves = [
        {"list_name": "ankur_waves", "name": wave.value}
        | in_tongues("label", translated(wave.label))
        for wave in Wave
    ]
    wave = {"type": "select_one ankur_waves", "name": WAVE_COLUMN, "required": "yes"}
    wave |= in_tongues("label", translated(WAVE))
    numbers = card_numbers(2 * ROOM_FOR_CARDS, None)
    return whole(XlsForm([wave], waves) + linking_rows(LinkMethod.CARD, numbers), items)


def card_numbers(last: int, parity: int | None) -> list[str]:
    """What may be typed: all numbers with their check digit up to the next hundred."""
    most = (last // ROOM_FOR_CARDS + 1) * ROOM_FOR_CARDS
    return [
        printed_number(number).replace("-", "")
        for number in range(1, most + 1)
        if parity is None or number % 2 == parity
    ]


def whole(linking: XlsForm, items: Sequence[Item]) -> XlsForm:
    begins = [
        {"type": "start", "name": START_COLUMN},
        {"type": "end", "name": END_COLUMN},
        {"type": "deviceid", "name": DEVICE_COLUMN},
    ]
    form = XlsForm(begins) + linking + question_rows(items)
    return XlsForm(
        [spread_media(_with_required(row)) for row in form.survey],
        [spread_media(row) for row in form.choices],
    )


def linking_rows(linking: str, numbers: Sequence[str]) -> XlsForm:
    if linking in (LinkMethod.CARD, LinkMethod.ENROLMENT):
        return XlsForm([_card_row(numbers)])
    if linking == LinkMethod.ROW:
        row = {"type": "integer", "name": SEAT_COLUMN, "required": "yes"}
        row["constraint"] = f". >= 1 and . <= {MOST_SEATS}"
        return XlsForm([row | in_tongues("label", translated(SEAT))])
    return _code_rows() if linking == LinkMethod.SELF_CODE else XlsForm()


def question_rows(items: Sequence[Item]) -> XlsForm:
    """The questions; what follows a question that may end it all stands in a group."""
    form = XlsForm()
    opened: list[str] = []
    for item in items:
        if item.parent_id is not None:
            continue
        form += item.xlsform_rows()
        ends = [step.code for step in item.steps() if item.ends_after(step.code)]
        if ends:
            opened.append(f"after_{item.column}")
            tests = " or ".join(f"${{{item.column}}} = '{code}'" for code in ends)
            frame = {"type": "begin_group", "name": opened[-1]}
            form += XlsForm([{**frame, "relevant": f"not({tests})"}])
    ends_of = [{"type": "end_group", "name": name} for name in reversed(opened)]
    return form + XlsForm(ends_of)


def _card_row(numbers: Sequence[str]) -> Row:
    """Text and not a number: "17-4", "17 4" and "১৭৪" are all card 17."""
    row = {"type": "text", "name": CARD_COLUMN, "required": "yes"}
    row["constraint"] = f"selected('{' '.join(numbers)}', {_DIGITS})"
    row |= in_tongues("label", translated(CARD))
    row |= in_tongues("hint", translated(CARD_HINT))
    return row | in_tongues("constraint_message", translated(CARD_CONSTRAINT))


def _code_rows() -> XlsForm:
    """The code that people make themselves. It is hashed where it arrives."""
    form = XlsForm()
    for element in ELEMENTS:
        name = f"{CODE_COLUMN}{element.key}"
        row = {"type": f"select_one {name}", "name": name}
        choices = [
            {"list_name": name, "name": f"c{place}"}
            | in_tongues("label", translated(words))
            for place, (_value, words) in enumerate(element.choices)
        ]
        row |= in_tongues("label", translated(element.label))
        form += XlsForm([row], choices)
    return form


def _with_required(row: Row) -> Row:
    """Asked until there is an answer, where one of them is not to answer."""
    row = dict(row)
    kind = row["type"].split()[0]
    if kind in _REQUIRED and not row["name"].startswith(CODE_COLUMN):
        row.setdefault("required", "yes")
    return row


def title_of(version: InstrumentVersion, wave: Wave | None) -> str:
    """In Bangla, which is what phones of the field show first."""
    words = str(version.titles.get("bn") or version.titles.get("en") or "")
    if wave is None:
        return words
    said = translated(wave.label)["bn"]
    return FORM_TITLE.format(title=words, wave=said)


def spread_media(row: Row) -> Row:
    """A picture without a language is the same picture in each."""
    row = dict(row)
    picture = row.pop("media::image", "")
    if picture:
        row |= {f"media::image::{TONGUES[each]}": picture for each in LANGUAGES}
    return row
