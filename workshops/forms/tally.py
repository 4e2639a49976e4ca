from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workshops.choices import AgeBand, Sex
from workshops.fields import NameField, NumberField
from workshops.forms.plain import PlainForm
from workshops.heads import Cell, Heads

MOST = 2000
"""More people than that are in no room."""


@dataclass(frozen=True)
class TallyRow:
    age: str | Promise
    fields: list[forms.BoundField]


class HeadCountField(NumberField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=MOST, required=False, **options)
        self.error_messages["min_value"] = _("Write 0 or a larger number.")


class TallyForm(PlainForm):
    """People without a name by sex, age and disability, and the host's count."""

    control = HeadCountField(
        label=gettext_lazy("How many heads did the host count?"),
        help_text=gettext_lazy(
            "Everybody, with and without a name. Leave it empty if nobody counted."
        ),
    )
    explanation = NameField(
        label=gettext_lazy("Explain the difference"),
        help_text=gettext_lazy(
            "A few words without names, such as: two mothers only brought their"
            " children. You can also write this later."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, cells: dict[Cell, int], heads: Heads, data: Any = None) -> None:
        initial = {"control": heads.control, "explanation": heads.explanation}
        super().__init__(data, initial=initial)
        for cell in all_cells():
            self.fields[_name(cell)] = HeadCountField(
                initial=cells.get(cell), label=_label(cell)
            )

    def cells(self) -> dict[Cell, int]:
        """Every cell; one that was left empty has nobody."""
        return {cell: self.cleaned_data[_name(cell)] or 0 for cell in all_cells()}

    @property
    def sexes(self) -> list[str | Promise]:
        return [sex.label for sex in Sex]

    @property
    def without_disability(self) -> Iterator[TallyRow]:
        return self._rows(has_disability=False)

    @property
    def with_disability(self) -> Iterator[TallyRow]:
        return self._rows(has_disability=True)

    @property
    def has_any_with_disability(self) -> bool:
        return any(f.value() for row in self.with_disability for f in row.fields)

    def _rows(self, *, has_disability: bool) -> Iterator[TallyRow]:
        for age in AgeBand:
            cells = [(sex.value, age.value, has_disability) for sex in Sex]
            yield TallyRow(age.label, [self[_name(cell)] for cell in cells])


def all_cells() -> list[Cell]:
    return [
        (sex.value, age.value, has_disability)
        for has_disability in (False, True)
        for age in AgeBand
        for sex in Sex
    ]


def _name(cell: Cell) -> str:
    sex, age, has_disability = cell
    return f"n_{sex}_{age}_{int(has_disability)}"


def _label(cell: Cell) -> str:
    sex, age, has_disability = cell
    words = f"{Sex(sex).label}, {AgeBand(age).label}"
    return f"{words}, {_('with a disability')}" if has_disability else words
