"""The colours that a certificate may have: a small set, each checked on white paper. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Colour:
    label: str | Promise
    ink: str
    """For words: at least 4.5 : 1 on white, by WCAG's reckoning."""
    fill: str
    """For shapes."""
    line: str
    """For thin lines."""


PALETTE: Mapping[str, Colour] = {
    "leaf": Colour(_("Leaf green"), "#0b4931", "#2e8b5e", "#0b4931"),
    "marigold": Colour(_("Marigold"), "#8a5a05", "#f5a81c", "#b97708"),
    "terracotta": Colour(_("Terracotta"), "#8f3416", "#d2673f", "#a9431f"),
    "river": Colour(_("River blue"), "#12507b", "#3f97cf", "#1c6a9f"),
    "plum": Colour(_("Plum"), "#6a2455", "#b25a97", "#84356c"),
    "krishnachura": Colour(_("Red"), "#a01c2c", "#e0565b", "#b8303c"),
    "teal": Colour(_("Teal"), "#0b5757", "#3aa6a0", "#127272"),
    "night": Colour(_("Night blue"), "#232f5c", "#6678c4", "#37468a"),
}


@dataclass(frozen=True)
class Accents:
    """The two colours of one certificate, by their names in the palette."""

    first: str = "leaf"
    second: str = "marigold"

    @property
    def leading(self) -> Colour:
        return PALETTE[self.first]

    @property
    def other(self) -> Colour:
        return PALETTE[self.second]


def contrast(colour: str, paper: str = "#ffffff") -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2.2 reckons."""
    lighter, darker = sorted((_light(colour), _light(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
