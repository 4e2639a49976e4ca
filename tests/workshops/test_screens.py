"""What holds for every screen of the field: light, complete in Bangla, no script."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.workshops.builders import enrol

SCREENS = [
    "/field/login/",
    "/field/",
    "/field/schedule/",
    "/field/workshops/{code}/",
    "/field/workshops/{code}/copy/",
    "/field/workshops/{code}/plan/",
    "/field/workshops/{code}/plan/change/",
    "/field/workshops/{code}/plan/days/",
    "/field/workshops/{code}/plan/postpone/",
    "/field/workshops/{code}/sessions/1/move/",
    "/field/workshops/{code}/sessions/1/cancel/",
    "/field/workshops/{code}/sessions/1/return/",
    "/field/workshops/{code}/people/",
    "/field/workshops/{code}/people/add/",
    "/field/workshops/{code}/people/1/",
    "/field/workshops/{code}/people/1/consent/",
    "/field/workshops/{code}/people/1/contact/",
    "/field/workshops/{code}/people/1/follow-up/",
    "/field/follow-ups/",
    "/field/messages/",
    "/field/workshops/{code}/messages/",
    "/field/workshops/{code}/call-list/1/",
    "/field/workshops/{code}/share/1/",
    "/field/concern/",
    "/field/concern/sent/",
    "/field/workshops/{code}/roll-call/1/",
    "/field/workshops/{code}/days/",
    "/field/workshops/{code}/tally/1/",
    "/field/workshops/{code}/paper/1/",
    "/field/workshops/{code}/paper/1/result/",
    "/field/workshops/{code}/record/1/",
    "/field/workshops/{code}/photos/1/",
    "/field/workshops/{code}/sheets/1/",
    "/field/workshops/{code}/close/",
    "/field/workshops/{code}/cancel/",
]


@pytest.fixture
def screen(client, rina, workshop):
    enrol(workshop, rina)

    def screen(address: str) -> str:
        if "login" not in address:
            client.force_login(rina)
        return client.get(address.format(code=workshop.code)).content.decode()

    return screen


@pytest.mark.parametrize("address", SCREENS)
def test_a_screen_is_light_and_asks_no_other_host(screen, address):
    html = screen(address)
    assert len(gzip.compress(html.encode())) < 8 * 1024
    assert "<script" not in html
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)


@pytest.mark.parametrize("address", SCREENS)
def test_each_field_has_a_label_and_each_id_stands_once(screen, address):
    html = screen(address)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    controls = re.findall(r"<(?:input|select|textarea)[^>]*>", html)
    for control in controls:
        if 'type="hidden"' in control or 'type="radio"' in control:
            continue
        name = re.search(r'\sid="([^"]+)"', control)
        assert name, control
        assert f'for="{name[1]}"' in html or f'<label class="check">{control}' in html
