from __future__ import annotations

from types import SimpleNamespace

import pytest

from curriculum.content import GUIDE_ROLES, PUBLIC_ROLES, content_for, fingerprint


def _block(role, html, source=""):
    return {"id": html, "role": role, "kind": "text", "html": html, "source": source}


def _part(title="Gentle words"):
    blocks = [
        _block("all", "all"),
        _block("facilitator", "secret"),
        _block("participant", "yours", source="law"),
    ]
    activity = {"id": "a", "title": "Talk", "minutes": 20, "blocks": blocks}
    quiet = {"id": "b", "title": "Rest", "minutes": 5, "blocks": [blocks[1]]}
    return {
        "title": title,
        "summary": "",
        "objectives": [],
        "sessions": [{"id": "s", "title": "One", "activities": [activity, quiet]}],
        "sources": [{"key": "crc"}, {"key": "law"}],
    }


def _edition(**content):
    return SimpleNamespace(content=content)


def _shown(module):
    return [
        block["html"]
        for session in module["sessions"]
        for activity in session["activities"]
        for block in activity["blocks"]
    ]


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (PUBLIC_ROLES, ["all", "yours"]),
        (GUIDE_ROLES, ["all", "secret", "yours", "secret"]),
        ({"all"}, ["all"]),
        ({"participant"}, ["yours"]),
        (set(), []),
    ],
)
def test_only_blocks_of_the_wanted_roles_come_through(roles, shown):
    assert _shown(content_for(_edition(en=_part()), "en", roles)) == shown


def test_what_is_not_for_these_readers_is_nowhere_in_the_answer():
    assert "secret" not in str(content_for(_edition(en=_part()), "en", PUBLIC_ROLES))


def test_a_block_with_an_unknown_role_is_for_nobody():
    part = _part()
    part["sessions"][0]["activities"][0]["blocks"][0]["role"] = "trainer"

    assert _shown(content_for(_edition(en=part), "en", GUIDE_ROLES)) == [
        "secret",
        "yours",
        "secret",
    ]


def test_an_activity_stays_in_the_programme_without_a_block_to_show():
    module = content_for(_edition(en=_part()), "en", PUBLIC_ROLES)

    assert [a["title"] for a in module["sessions"][0]["activities"]] == ["Talk", "Rest"]


def test_minutes_are_added_up():
    module = content_for(_edition(en=_part()), "en", PUBLIC_ROLES)

    assert module["minutes"] == 25
    assert module["sessions"][0]["minutes"] == 25


def test_a_cited_source_gets_its_number():
    module = content_for(_edition(en=_part()), "en", PUBLIC_ROLES)
    blocks = module["sessions"][0]["activities"][0]["blocks"]

    assert [block["source_number"] for block in blocks] == [None, 2]


def test_the_edition_itself_is_left_as_it_was():
    edition = _edition(en=_part())
    content_for(edition, "en", PUBLIC_ROLES)

    assert edition.content == {"en": _part()}


@pytest.mark.parametrize(
    ("wanted", "language"), [("en", "en"), ("bn", "bn"), ("en-gb", "en"), ("fr", "bn")]
)
def test_the_language_wanted_or_else_one_that_exists(wanted, language):
    edition = _edition(en=_part("Gentle words"), bn=_part("কোমল কথা"))

    assert content_for(edition, wanted, PUBLIC_ROLES)["language"] == language


def test_the_only_language_there_is():
    module = content_for(_edition(en=_part()), "bn", PUBLIC_ROLES)

    assert (module["language"], module["title"]) == ("en", "Gentle words")


def test_an_edition_without_content_says_so():
    with pytest.raises(LookupError):
        content_for(_edition(), "bn", PUBLIC_ROLES)


def test_the_fingerprint_follows_the_content_and_not_the_order_of_keys():
    assert fingerprint({"bn": {"a": 1, "b": 2}}) == fingerprint(
        {"bn": {"b": 2, "a": 1}}
    )
    assert fingerprint({"bn": {"a": 1}}) != fingerprint({"bn": {"a": 2}})
    # SHA-256 of {"bn":{"title":"অ"}} in UTF-8, so that anybody may check it.
    assert fingerprint({"bn": {"title": "অ"}}) == (
        "b71896b3e8b574a3e557b7c02df3b3a947ca89d00d3509216e7ac945aa872996"
    )
