from __future__ import annotations

from django import template

from assessments.models.items.asking import url

register = template.Library()


@register.filter
def stored(path: str) -> str:
    """The address of a frozen picture or voice."""
    return url(path)
