"""What other plugins may ask before a certificate is given.

`register_certificate_requirement` is a Wagtail hook: a function without arguments that
returns an object of the shape of `Requirement` (or a list of them). The plugin that
registers it need not import anything from here.

    @hooks.register("register_certificate_requirement")
    def answered() -> Requirement:
        return AnsweredRequirement()
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.utils.functional import Promise
from wagtail import hooks

from workshops.models import Enrolment

REQUIREMENT_HOOK = "register_certificate_requirement"


class Requirement(Protocol):
    """Something a person must have done, known to another plugin.

    `key` is stored with designs and never changes. `label` is shown to staff.
    """

    key: str
    label: str | Promise

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """By primary key, one sentence that says what is missing. Who is not in it, has done it.

        Asked once for all people of a workshop: use as many queries for 300 as for 3.
        """


def registered_requirements() -> dict[str, Requirement]:
    """All requirements of the installed plugins by key, in the order of registration."""
    found: dict[str, Requirement] = {}
    for register in hooks.get_hooks(REQUIREMENT_HOOK):
        answer = register()
        for requirement in answer if isinstance(answer, list) else [answer]:
            found[requirement.key] = requirement
    return found
