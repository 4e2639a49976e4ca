from __future__ import annotations

from wagtail import hooks

from certificates.requirements import REQUIREMENT_HOOK, registered_requirements


class Asked:
    def __init__(self, key):
        self.key = key
        self.label = f"Did {key}"

    def unmet(self, enrolments):
        return {enrolment.pk: f"Do {self.key}." for enrolment in enrolments}


def test_a_hook_may_give_one_or_several():
    with (
        hooks.register_temporarily(REQUIREMENT_HOOK, lambda: Asked("sing")),
        hooks.register_temporarily(
            REQUIREMENT_HOOK, lambda: [Asked("dance"), Asked("cook")]
        ),
    ):
        found = registered_requirements()
    labels = {
        key: each.label
        for key, each in found.items()
        if key in {"sing", "dance", "cook"}
    }
    assert labels == {"sing": "Did sing", "dance": "Did dance", "cook": "Did cook"}
    assert "sing" not in registered_requirements()
