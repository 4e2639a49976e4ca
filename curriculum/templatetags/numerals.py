"""Numbers as readers of the page's language write them."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from curriculum.numerals import in_digits_of

register = template.Library()


@register.filter
def digits(value: object) -> str:
    """Any value with its digits in the page's language: `{{ date|date|digits }}`."""
    return in_digits_of(get_language(), value)


@register.filter
def points(value: float | None) -> str:
    """A score of 0–100 without decimals, as people say it; empty for None."""
    return "" if value is None else digits(f"{value:.0f}")


@register.filter
def exact(value: float | None, places: int = 2) -> str:
    """A figure for the technical page; a dash for one that does not exist.

    A true minus sign, so that no line breaks after a hyphen.
    """
    if value is None:
        return "–"
    return digits(f"{value:.{places}f}".replace("-", "−"))


@register.filter
def signed(value: float | None) -> str:
    """A change in points of 100, always with its sign."""
    if value is None:
        return "–"
    whole = round(value)
    return digits(f"{whole:+d}".replace("-", "−") if whole else "0")
