from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import NOTHING_PICKED, Item
from assessments.models.items.options import OptionBlock, options_of, steps_of
from assessments.models.items.parts import Given, Step, Surroundings, TallyField
from assessments.models.items.xlsform import (
    Columns,
    XlsForm,
    choice_rows,
    given_in,
    survey_row,
)
from curriculum.languages import normalise
from curriculum.numerals import to_western
from workshops.vault import fingerprint

if TYPE_CHECKING:
    from assessments.models.response import Response

_HASH = re.compile(r"[0-9a-f]{64}")
LONGEST = 30


class CodeElementBlock(ItemBlock):
    choices = blocks.ListBlock(
        OptionBlock(),
        label=_("Answers to tap"),
        default=[],
        help_text=_(
            "Such as the months. Leave empty to have a letter or number typed."
        ),
    )

    class Meta:
        icon = "key"
        label = _("Part of a self-made code")
        group = Group.AROUND


class CodeElementItem(Item):
    """One part of a code by which two sheets of a person are matched, and nothing else.

    Only a keyed hash is kept, made anew for each workshop and part: the database alone
    gives no answer away, and no code can be followed from one workshop to another. Equal
    answers give equal hashes. It is never shown again and never exported.
    """

    kind = "code_element"
    block = CodeElementBlock
    template_name = "assessments/items/code_element.html"
    is_scored = False
    is_exported = False

    choices: models.JSONField[Any, Any] = models.JSONField(
        _("choices"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("part of a code")
        verbose_name_plural = _("parts of a code")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"choices": options_of(value.get("choices") or [], around)}

    def steps(self) -> list[Step]:
        return steps_of(self.choices)

    def accepts(self, code: int) -> bool:
        return False

    def accepts_text(self, text: str) -> bool:
        return bool(_HASH.fullmatch(text))

    def form_fields(self) -> dict[str, forms.Field]:
        if self.choices:
            return super().form_fields()
        text = forms.CharField(
            required=False,
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={"max_length": _("This is too long. Write it shorter.")},
        )
        return {"text": text, "answer": self.no_answer_field()}

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        if self.choices or "text" not in cleaned:
            return
        if not cleaned["text"] and not cleaned.get("answer"):
            raise ValidationError(NOTHING_PICKED)

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        """What was answered is not known any more."""
        return {"answer": missing}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        if self.choices:
            picked = super().given(cleaned)
            return picked if picked.missing else Given(text=str(picked.code))
        if cleaned["text"]:
            return Given(text=cleaned["text"])
        return Given(missing=cleaned["answer"])

    def sealed(self, given: Given, response: Response) -> Given:
        if given.missing:
            return given
        plain = to_western(normalise(given.text)).casefold()
        workshop = response.administration.workshop_id
        return Given(text=fingerprint(f"code element:{workshop}:{self.key}:{plain}"))

    def tally_fields(self) -> list[TallyField]:
        return []

    def xlsform_rows(self) -> XlsForm:
        if not self.choices:
            return XlsForm([survey_row(self, "text")])
        choices = choice_rows(self.xlsform_list, self.steps(), self.no_answers())
        return XlsForm([survey_row(self, f"select_one {self.xlsform_list}")], choices)

    def read_columns(self, columns: Columns) -> Given:
        given = given_in(columns.get(self.column, ""))
        return given if given.missing else Given(text=columns[self.column].strip())
