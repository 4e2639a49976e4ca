"""One question as it is put to somebody, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import Promise

from assessments.models.items.base import NO_ANSWER, Given, Item

if TYPE_CHECKING:
    from assessments.models.response import Answer


@dataclass(frozen=True)
class Tile:
    """One thing to tap. `picture` is the path of a static file."""

    value: str
    label: str | Promise
    picture: str
    is_checked: bool


class AnswerForm(forms.Form):
    """What it asks for comes from the item's own room, and so does its template."""

    def __init__(
        self, item: Item, data: Any = None, *, answer: Answer | None = None
    ) -> None:
        super().__init__(data, initial=_initial(answer))
        self.item = item
        self.fields.update(item.form_fields())

    @property
    def tiles(self) -> list[Tile]:
        return [
            self._tile(str(step.code), step.label, step.picture)
            for step in self.item.steps()
        ]

    @property
    def no_answer_tiles(self) -> list[Tile]:
        return [self._tile(value, label) for value, label in NO_ANSWER]

    @property
    def given(self) -> Given:
        return self.item.given(self.cleaned_data)

    def _tile(self, value: str, label: str | Promise, picture: str = "") -> Tile:
        path = f"assessments/answers/{picture}.svg" if picture else ""
        return Tile(value, label, path, is_checked=self["answer"].value() == value)


def _initial(answer: Answer | None) -> dict[str, str]:
    if answer is None:
        return {}
    picked = str(answer.code) if answer.code is not None else answer.missing
    return {"answer": picked, "text": answer.text}
