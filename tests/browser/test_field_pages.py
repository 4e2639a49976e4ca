"""Every page of the field that opens by itself, found in the addresses, not in a list.

On a phone in Bangla and on a computer in English, for the roles that see the most. A
new page is looked at without anybody remembering it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_scopes import scopes_disabled

from tests.browser.test_pages import NARROW, WIDE, _logged_in
from workshops.choices import WorkshopState
from workshops.models import Centre, Organisation, Programme, Workshop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
ROLES = ["coordinator", "administrator", "focal_point"]
SHOWS = [("bn", NARROW), ("en", WIDE)]
LEAST = {"coordinator": 45, "administrator": 5, "focal_point": 3}
"""Fewer pages than this means that the search finds nothing, not that all is well."""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("language", "width"), SHOWS)
def test_every_page_of_the_field(open_screen, demo, role, language, width):
    screen = _logged_in(open_screen, language, role)
    screen.page.set_viewport_size({"width": width, "height": 780})
    faults, seen = [], 0
    for name, path in _paths():
        answer = screen.page.request.get(f"{screen.host}{path}", max_redirects=0)
        if answer.status != 200 or "html" not in answer.headers["content-type"]:
            assert answer.status < 500, path
            continue
        seen += 1
        screen.open(path)
        screen.failed.clear()
        # The text of a module has its sources in small links, as on its public page.
        faults += screen.faults(f"{role}-{name}", big_targets=name != "guide")
    assert faults == []
    assert seen >= LEAST[role]


def _paths() -> Iterator[tuple[str, str]]:
    """Every address of the field whose parts are known, filled from the demo."""
    known = _known()
    for prefix, pattern in _patterns(get_resolver("workshops.urls")):
        if pattern.name in {"login", "logout"}:
            continue
        names = {*pattern.pattern.converters, *_converters(prefix)}
        if names <= set(known):
            values = {name: known[name] for name in names}
            yield pattern.name, reverse(f"workshops:{pattern.name}", kwargs=values)


def _patterns(
    resolver: URLResolver, prefix: tuple[URLResolver, ...] = ()
) -> Iterator[tuple[tuple[URLResolver, ...], URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each, (*prefix, each))
        else:
            yield prefix, each


def _converters(prefix: tuple[URLResolver, ...]) -> set[str]:
    return {name for each in prefix for name in each.pattern.converters}


def _known() -> dict[str, object]:
    with scopes_disabled():
        organisation = Organisation.objects.get(slug="alor-path")
        running = Workshop.objects.filter(
            organisation=organisation, state=WorkshopState.RUNNING
        )[0]
        return {
            "code": running.code,
            "slug": organisation.slug,
            "number": 1,
            "row": 1,
            "pk": Centre.objects.filter(organisation=organisation)[0].pk,
            "programme_pk": Programme.objects.filter(organisation=organisation)[0].pk,
        }
