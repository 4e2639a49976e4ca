from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager, PolymorphicQuerySet
from polymorphic.models import PolymorphicModel

from assessments.blocks import ItemBlock
from assessments.choices import MissingReason, Sensitivity
from assessments.models.items.parts import (
    NO_ANSWER,
    Given,
    Part,
    Step,
    Surroundings,
    TallyField,
    WrittenScale,
    both_languages,
)
from assessments.models.items.xlsform import (
    Columns,
    XlsForm,
    choice_rows,
    given_in,
    survey_row,
    translated,
)
from assessments.models.version import InstrumentVersion, Subscale
from curriculum.frozen import FrozenMixin, FrozenUpdates
from curriculum.languages import in_language

if TYPE_CHECKING:
    from assessments.models.response import Response

NOTHING_PICKED = _("Choose an answer, or choose “I don't know”.")
_NOTHING_PICKED_AT_ALL = _("Choose an answer.")

KINDS: dict[str, type[Item]] = {}
"""Every kind of item there is, ours and the host's, by the name of its block."""


class FrozenItems(FrozenUpdates, PolymorphicQuerySet):
    pass


class Item(FrozenMixin, PolymorphicModel):
    """One question of a frozen version, or what stands around questions.

    `key` is the id of the block it was compiled from, so it stays the same across
    versions and languages. Codes are what people picked; the score of a step comes
    from the item alone, turned round when `is_reversed`.

    A kind of item is a subclass that names its `kind`; being imported when the site
    starts makes it known. docs/item_kinds.md shows a whole one.
    """

    kind: ClassVar[str] = ""
    block: ClassVar[type[ItemBlock]]
    template_name: ClassVar[str] = ""
    is_scored: ClassVar[bool] = True
    """Whether it counts in the outcomes of the wave that it was answered in."""
    asks: ClassVar[bool] = True
    """False for what is only shown: a section, a story, the frame of a matrix."""
    keeps_several: ClassVar[bool] = False
    """Several codes in `Answer.text`, with spaces between, as ODK does."""
    has_own_words: ClassVar[bool] = False
    """Whether `Answer.text` is what somebody wrote."""
    is_exported: ClassVar[bool] = True
    is_one_screen: ClassVar[bool] = False
    """Whether its parts are answered on its own screen."""

    version = models.ForeignKey(
        InstrumentVersion,
        models.CASCADE,
        related_name="items",
        verbose_name=_("version"),
    )
    key = models.UUIDField(_("key"))
    number = models.PositiveSmallIntegerField(_("number"))
    subscale = models.ForeignKey(
        Subscale,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("subscale"),
    )
    is_reversed = models.BooleanField(_("is reversed"), default=False)
    prompts: models.JSONField[Any, Any] = models.JSONField(_("question by language"))
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("short name"), max_length=40, blank=True)
    helps: models.JSONField[Any, Any] = models.JSONField(
        _("help by language"), default=dict, blank=True
    )
    media: models.JSONField[Any, Any] = models.JSONField(
        _("picture and voices"),
        default=dict,
        blank=True,
        help_text=_(
            "Paths of copies that nobody replaces: picture, audio by language."
        ),
    )
    facilitator_note = models.TextField(_("note for the facilitator"), blank=True)
    allows_dont_know = models.BooleanField(_("offers “I don't know”"), default=True)
    allows_refusal = models.BooleanField(
        _("offers “I don't want to say”"), default=True
    )
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=10,
        choices=Sensitivity.choices,
        default=Sensitivity.ORDINARY,
    )
    show_if: models.JSONField[Any, Any] = models.JSONField(
        _("asked only if"),
        default=dict,
        blank=True,
        help_text=_(
            "Name and key of an earlier question, and the codes that lead here."
        ),
    )

    objects = PolymorphicManager.from_queryset(FrozenItems)()  # type: ignore[misc]

    class Meta:
        ordering = ["version", "number"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="item_key_once"),
            models.UniqueConstraint(
                fields=["version", "number"], name="item_number_once"
            ),
        ]
        verbose_name = _("item")
        verbose_name_plural = _("items")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        kind = cls.__dict__.get("kind")
        if not kind:
            return
        known = KINDS.setdefault(kind, cls)
        if known.__qualname__ != cls.__qualname__:
            raise ImproperlyConfigured(
                f"Two kinds of item are called {kind!r}: {known} and {cls}."
            )
        KINDS[kind] = cls

    def __str__(self) -> str:
        return f"{self.number}. {self.prompt}"

    # From what staff wrote.

    @classmethod
    def scale_of(cls, value: Mapping[str, Any]) -> WrittenScale | None:
        """The shared response scale that the written block uses, if any."""
        return None

    @classmethod
    def from_block(
        cls, value: Mapping[str, Any], *, key: str, number: int, around: Surroundings
    ) -> Item:
        """An unsaved item made of what staff wrote."""
        return cls(
            version=around.version,
            key=uuid.UUID(key),
            number=number,
            subscale=around.subscales.get(value.get("subscale") or ""),
            is_reversed=bool(value.get("is_reversed")),
            prompts=both_languages(value, "text"),
            name=value.get("name") or "",
            helps=_unless_empty(both_languages(value, "help")),
            media=around.media_of(value),
            facilitator_note=value.get("facilitator_note") or "",
            allows_dont_know=value.get("allows_dont_know", True),
            allows_refusal=value.get("allows_refusal", True),
            sensitivity=value.get("sensitivity") or Sensitivity.ORDINARY,
            show_if=around.condition_of(value.get("show_if") or {}),
            **cls.own_fields(value, around),
        )

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        """The fields that only this kind has."""
        return {}

    @classmethod
    def parts_of(cls, value: Mapping[str, Any]) -> Iterator[Part]:
        """The questions inside a written block, which follow it as real items."""
        return iter(())

    # What it says.

    @property
    def prompt(self) -> str:
        return in_language(self.prompts, get_language())

    @property
    def help(self) -> str:
        return in_language(self.helps, get_language())

    @property
    def audio(self) -> str:
        """The path of the voice in the language of the reader, never in another."""
        voices: Mapping[str, str] = self.media.get("audio", {})
        return voices.get((get_language() or "")[:2], "")

    @property
    def picture(self) -> str:
        return str(self.media.get("picture", ""))

    @property
    def parts(self) -> list[Item]:
        """The items inside this one, in their order; set by `queries.items_of`."""
        if "parts" not in self.__dict__:
            self.__dict__["parts"] = list(self.children.order_by("number"))
        return list(self.__dict__["parts"])

    @parts.setter
    def parts(self, items: list[Item]) -> None:
        self.__dict__["parts"] = items

    def meet(self, others: Mapping[uuid.UUID, Item]) -> None:
        """Learn of the other items of the version, so that nothing is read again."""

    @property
    def column(self) -> str:
        """The name of its column in a table or an XLSForm; the same in all versions."""
        return self.name or f"q_{self.key.hex[:8]}"

    # What can be answered, and what it counts.

    def steps(self) -> list[Step]:
        """What can be picked, in the order shown. Empty for open text."""
        return []

    def no_answers(self) -> list[tuple[str, Any]]:
        """What may be picked instead of an answer, as pairs of code and words."""
        allowed = {
            MissingReason.DONT_KNOW.value: self.allows_dont_know,
            MissingReason.REFUSED.value: self.allows_refusal,
        }
        return [(code, words) for code, words in NO_ANSWER if allowed[code]]

    def accepts(self, code: int) -> bool:
        """Whether this code may be kept as an answer."""
        return code in [step.code for step in self.steps()]

    def accepts_text(self, text: str) -> bool:
        """Whether these words may be kept as an answer."""
        return self.has_own_words

    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest score that a step of this item can have."""
        scores = [step.score for step in self.steps()]
        return min(scores), max(scores)

    def keyed(self, code: int) -> float:
        """The score of a picked code, higher = more rights-respecting."""
        low, high = self.bounds()
        score = {step.code: step.score for step in self.steps()}[code]
        return low + high - score if self.is_reversed else score

    def ends_after(self, code: int | None) -> bool:
        """Whether nothing more is asked after this answer."""
        return False

    # Asking for it.

    def form_fields(self) -> dict[str, forms.Field]:
        """What the answering screen asks for. A kind without steps brings its own."""
        picks = [(str(step.code), step.label) for step in self.steps()]
        sentence = NOTHING_PICKED if self.allows_dont_know else _NOTHING_PICKED_AT_ALL
        answer = forms.ChoiceField(
            choices=[*picks, *self.no_answers()],
            widget=forms.RadioSelect,
            error_messages={"required": sentence, "invalid_choice": sentence},
        )
        return {"answer": answer}

    def no_answer_field(self) -> forms.ChoiceField:
        """For a kind that has fields of its own: only what may be picked instead."""
        return forms.ChoiceField(
            required=False,
            choices=self.no_answers(),
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": NOTHING_PICKED},
        )

    def check_answer(self, cleaned: Mapping[str, Any]) -> None:
        """Raise a ValidationError where the fields do not fit together."""

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        """The fields filled in with what was answered before."""
        picked = str(code) if code is not None else missing
        return {"answer": picked, "text": text}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        """What the cleaned fields say."""
        picked = cleaned["answer"]
        if picked in MissingReason.values:
            return Given(missing=picked)
        return Given(code=int(picked))

    def sealed(self, given: Given, response: Response) -> Given:
        """What is written down of it: a kind that must not keep the plain answer turns it."""
        return given

    def tally_fields(self) -> list[TallyField]:
        """What a group count asks for: one number for each step and each no-answer."""
        steps = [
            TallyField(f"count_{step.code}", step.labels, code=step.code)
            for step in self.steps()
        ]
        if not steps:
            return []
        return [
            *steps,
            *(
                TallyField(f"count_{reason}", translated(words), missing=reason)
                for reason, words in self.no_answers()
            ),
        ]

    # For Kobo and ODK.

    def xlsform_rows(self) -> XlsForm:
        """Its rows of the survey sheet and the lists of answers they need."""
        choices = choice_rows(self.xlsform_list, self.steps(), self.no_answers())
        row = survey_row(self, f"select_one {self.xlsform_list}")
        return XlsForm([row], choices)

    @property
    def xlsform_list(self) -> str:
        return f"answers_{self.column}"

    def read_columns(self, columns: Columns) -> Given:
        """What a filled-in form says of it: the way back from `xlsform_rows`."""
        return given_in(columns.get(self.column, ""))


def wire(items: list[Item]) -> list[Item]:
    """Let the items of a version know their parts and what they point to."""
    saved = {item.pk: item for item in items if item.pk}
    parts: dict[int, list[Item]] = {id(item): [] for item in items}
    for item in items:
        if item.parent_id:
            item.parent = saved[item.parent_id]
        if item.parent is not None:
            parts[id(item.parent)].append(item)
    others = {item.key: item for item in items}
    for item in items:
        item.parts = parts[id(item)]
        item.meet(others)
    return items


def _unless_empty(texts: dict[str, str]) -> dict[str, str]:
    return texts if any(texts.values()) else {}
