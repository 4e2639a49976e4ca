from __future__ import annotations

from django.http import HttpRequest, QueryDict

# What the page that repeats the form adds by itself.
_OF_THE_PAGE = {"csrfmiddlewaretoken", "step", "override_reason"}


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when it is empty; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def wants(request: HttpRequest, step: str) -> bool:
    """Whether this button of a page with several was pressed."""
    return request.POST.get("step") == step


def to_post_again(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was typed, for a page that asks to look at it once more."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in _OF_THE_PAGE
    ]
