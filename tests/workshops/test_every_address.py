"""Every address of the field, filled with things of Shapla, asked for by strangers.

The addresses are walked, so a new one is asked for without anybody adding it here. That
the address is real is proven too: somebody of Shapla gets more than "not found".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.builders import build_member
from tests.workshops.world import CANARIES, build_world
from workshops.choices import MembershipRole

PART = re.compile(r"<(?:\w+:)?(\w+)>")
AS_FILE = re.compile("template|register|answers/")
REFUSED = {404, 405}
# Where a thing's key in an address stands for another thing than its name says.
BY_PLACE = {
    "pk": [
        ("keys/", "token"),
        ("certificates/designs/", "design"),
        ("letters/", "letter"),
        ("waiting-staff/", "waiting"),
        ("messages/", "message"),
        ("centres/", "centre"),
        ("programmes/", "programme"),
        ("tasks/", "asked"),
        ("apart/", "tie"),
        ("merges/", "merge"),
        ("follow-ups/", "follow_up"),
        ("holidays/", "holiday"),
        ("<str:code>/staff/", "assignment"),
        ("<code>/staff/", "assignment"),
        ("staff/<slug:slug>/", "member"),
    ],
    "key": [
        ("results/", "results"),
        ("concerns/", "concern"),
        ("batches/", "batch"),
        ("", "import"),
    ],
    "name": [("photos/", "photo"), ("", "sheet")],
    "code": [
        ("field/certificates/", "certificate"),
        ("tasks/", "looking"),
        ("answers/<", "answered"),
        ("", "workshop"),
    ],
}


def _walk(patterns, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


ROUTES = [
    route
    for route in _walk(get_resolver().url_patterns)
    if route.startswith("field/") and not route.endswith(("login/", "logout/"))
]


def _value(parts, route: str, name: str) -> object:
    fixed = {
        "number": parts["request"].number if "requests/" in route else 1,
        "organisation": parts["workshop"].organisation_id,
        "row": parts["person"].row_number,
        "scope": "attend",
        "slug": parts["workshop"].organisation.slug,
        "kind": "csv" if AS_FILE.search(route) else "coming",
        "person": parts["known"].code,
        "role": parts["membership"].pk,
        "room_pk": parts["room"].pk,
        "class_pk": parts["class"].pk,
        "wave": parts["administration"].wave,
    }
    if name in fixed:
        return fixed[name]
    places = BY_PLACE.get(name, [])
    chosen = next((part for place, part in places if place in route), None)
    assert chosen, f"{route}: say in this test what <{name}> stands for"
    thing = parts["workshop"].centre if chosen == "centre" else parts[chosen]
    return getattr(thing, name)


def _address(parts, route: str) -> str:
    return "/" + PART.sub(lambda m: str(_value(parts, route, m[1])), route)


def _ask(user: User, method: str, address: str) -> tuple[int, str]:
    """What comes back; whatever it changed is undone."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    kept = transaction.savepoint()
    try:
        answer = getattr(client, method)(address)
        body = b"".join(answer) if answer.streaming else answer.content
    finally:
        transaction.savepoint_rollback(kept)
    return answer.status_code, body.decode("utf-8", "replace")


@pytest.fixture
def world(shapla, doel):
    return build_world(shapla)


def test_a_stranger_finds_nothing_of_another_organisation(world, doel):
    strangers = [
        build_member(f"stranger-{role}", doel, role) for role in MembershipRole
    ]
    found, leaked = [], []
    for route in ROUTES:
        names_something = bool(set(PART.findall(route)) - {"kind", "scope", "wave"})
        address = _address(world.parts, route)
        for user in strangers:
            for method in ("get", "post"):
                status, body = _ask(user, method, address)
                assert status < 500, (method, address, status)
                if names_something and status not in REFUSED:
                    found.append((user.username, method, address, status))
                leaked += [(user.username, address) for c in CANARIES if c in body]
    assert found == []
    assert leaked == []


def test_every_address_that_was_asked_for_is_real(world):
    """Else the strangers were refused something that is not there for anybody."""
    unreal = [
        route
        for route in ROUTES
        if not any(
            _ask(user, method, _address(world.parts, route))[0] not in REFUSED
            for user in world.insiders
            for method in ("get", "post")
        )
    ]
    assert unreal == []
