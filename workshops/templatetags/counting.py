"""Numbers of the counts, and the names of what they are counted by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of

register = template.Library()
HIDDEN = "·"


@register.filter
def shown(number: int | None) -> str:
    return HIDDEN if number is None else in_digits_of(get_language(), number)


@register.filter
def group_name(group: Any) -> str:
    """A period has a label; a centre and an audience have a name."""
    return getattr(group, "label", None) or group.name


@register.simple_tag
def column_label(labels: Sequence[str], place: int) -> str:
    """After the sexes come the total, and of it those with a disability."""
    if place < len(labels):
        return str(labels[place])
    return _("Together") if place == len(labels) else _("With a disability")


@register.simple_tag
def part_of(part: int, whole: int) -> str:
    """“12 of 30 (40 %)”; without a whole there is no part."""
    if not whole:
        return "–"
    words = _("%(part)s of %(whole)s (%(percent)s %%)") % {
        "part": part,
        "whole": whole,
        "percent": round(100 * part / whole),
    }
    return in_digits_of(get_language(), words)
