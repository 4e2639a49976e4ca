"""One screen as it is put to somebody, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.storage import default_storage
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language

from assessments.models.items.base import Item
from assessments.models.items.parts import Given, Step

if TYPE_CHECKING:
    from assessments.models.response import Answer


@dataclass(frozen=True)
class Tile:
    """One thing to tap. `picture` is the path of a static file, `image` an address."""

    value: str
    label: str | Promise
    picture: str
    is_checked: bool
    image: str = ""
    audio: str = ""


class AnswerForm(forms.Form):
    """What it asks for comes from the item's own room, and so does its template.

    `rows` are the forms of parts that are answered on the same screen. `kept` tells
    what was answered to the item and to each of them.
    """

    def __init__(
        self,
        item: Item,
        data: Any = None,
        files: Any = None,
        *,
        answer: Answer | None = None,
        answers: Mapping[int, Answer] | None = None,
        prefix: str | None = None,
    ) -> None:
        known = answer or (answers or {}).get(item.pk)
        # Files alone would make a form that nobody has sent look sent.
        files = None if data is None else files
        super().__init__(data, files, initial=_initial(item, known), prefix=prefix)
        self.item = item
        self.fields.update(item.form_fields())
        self.rows = [
            AnswerForm(part, data, files, answers=answers, prefix=f"row-{part.number}")
            for part in (item.parts if item.is_one_screen else [])
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.item.check_answer(cleaned)
        return cleaned

    def is_valid(self) -> bool:
        """Every row is looked at, so that each says what it lacks."""
        rows = [row.is_valid() for row in self.rows]
        return super().is_valid() and all(rows)

    @property
    def tiles(self) -> list[Tile]:
        return [self._step(step) for step in self.item.steps()]

    @property
    def no_answer_tiles(self) -> list[Tile]:
        return [
            Tile(value, label, "", self["answer"].value() == value)
            for value, label in self.item.no_answers()
        ]

    @cached_property
    def given(self) -> Given:
        return self.item.given(self.cleaned_data)

    @property
    def kept(self) -> list[tuple[Item, Given]]:
        """Each item of the screen with what was answered, the item itself last."""
        rows = [pair for row in self.rows for pair in row.kept]
        return [*rows, (self.item, self.given)]

    @property
    def lines(self) -> list[tuple[Step, forms.BoundField]]:
        """Each step with its own field, for kinds that ask something of every step."""
        return [
            (step, self[f"place_{step.code}"])
            for step in self.item.steps()
            if f"place_{step.code}" in self.fields
        ]

    @property
    def counts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("count_")]

    def _step(self, step: Step) -> Tile:
        path = f"assessments/answers/{step.picture}.svg" if step.picture else ""
        value = str(step.code)
        field = self["picked"] if "picked" in self.fields else self["answer"]
        now = field.value()
        is_checked = value in now if isinstance(now, list) else value == now
        voice = step.audio.get(_language(), "")
        return Tile(value, step.label, path, is_checked, url(step.image), url(voice))


def url(path: str) -> str:
    """The address of a frozen copy; nothing for nothing."""
    return default_storage.url(path) if path else ""


def _language() -> str:
    return (get_language() or "")[:2]


def _initial(item: Item, answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {}
    return item.initial(code=answer.code, text=answer.text, missing=answer.missing)
