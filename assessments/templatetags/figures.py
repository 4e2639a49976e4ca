from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def plain(value: Any) -> str:
    """A figure as programs print it: twelve digits, the ends of an interval in order."""
    if isinstance(value, list | tuple):
        return ", ".join(plain(part) for part in value)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return str(value)
    return f"{value:.12g}"
