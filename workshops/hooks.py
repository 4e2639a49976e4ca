"""The Wagtail hooks that workshops offer to the plugins above.

`register_workshop_panel`: a function without arguments that returns a `WorkshopPanel`
(or a list). The workshop's page in the field shows the panels in their order.

`register_data_requirement`: a function without arguments that returns a function (or a
list), which is given a workshop and tells what its data still lacks as `Missing`.

`register_certificate_requirement` is asked by certificates; its shape stands there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail import hooks

if TYPE_CHECKING:
    from workshops.models import Workshop

PANEL_HOOK = "register_workshop_panel"
DATA_HOOK = "register_data_requirement"


@dataclass(frozen=True)
class Step:
    """One step of the job on a workshop's page.

    The workshop's own steps have the orders 100 people, 300 roll call and 500 close.
    `detail` says how far it is ("12 of 30 have answered"); without `url` the step is
    shown but cannot be tapped. The first step that is not done is the next one.
    """

    order: int
    label: str
    detail: str = ""
    url: str = ""
    is_done: bool = False


class WorkshopPanel(ABC):
    """A part of a workshop's page that a plugin above adds.

    Panels stand below the steps, in their `order`, each at the anchor `#panel-<order>`.
    """

    order: ClassVar[int] = 100
    template_name: ClassVar[str]

    @abstractmethod
    def context(
        self, request: HttpRequest, workshop: Workshop
    ) -> dict[str, object] | None:
        """What the template shows, or None when there is nothing for this person."""

    def steps(self, request: HttpRequest, workshop: Workshop) -> list[Step]:
        """The steps that this plugin adds to the job. None unless overridden."""
        return []

    def render(self, request: HttpRequest, workshop: Workshop) -> SafeString:
        context = self.context(request, workshop)
        if context is None:
            return SafeString("")
        return render_to_string(
            self.template_name, {**context, "workshop": workshop}, request=request
        )


def workshop_panels() -> list[WorkshopPanel]:
    found = [
        panel
        for register in hooks.get_hooks(PANEL_HOOK)
        for panel in _as_list(register())
    ]
    return sorted(found, key=lambda panel: panel.order)


def _as_list(value: WorkshopPanel | list[WorkshopPanel]) -> list[WorkshopPanel]:
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class Missing:
    """Something that the data of a workshop lacks: a sentence, and where it is mended."""

    sentence: str
    url: str = ""


DataRequirement = Callable[["Workshop"], list[Missing]]


def data_requirements() -> list[DataRequirement]:
    found: list[DataRequirement] = []
    for register in hooks.get_hooks(DATA_HOOK):
        given = register()
        found += given if isinstance(given, list) else [given]
    return found
