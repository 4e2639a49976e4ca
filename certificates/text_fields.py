"""Fields in the sentences that staff write for a certificate: `{module}`, `{place}`. Pure.

No field is of one person: what stands in a sentence is the same for a whole workshop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: Mapping[str, str | Promise] = {
    "module": _("the module"),
    "organisation": _("the organisation"),
    "place": _("the centre"),
    "audience": _("for whom it was"),
    "days": _("on how many days"),
    "hours": _("how many hours"),
    "sessions": _("how many sessions"),
    "dates": _("when it was"),
    "year": _("the year"),
}
_FIELD = re.compile(r"\{([^{}]*)\}")


def faulty_fields(text: str) -> list[str]:
    """What stands in braces and is no field; a brace by itself too."""
    unknown = [name for name in _FIELD.findall(text) if name.strip() not in FIELDS]
    alone = re.findall(r"[{}]", _FIELD.sub("", text))
    return unknown + alone


def filled(text: str, values: Mapping[str, str]) -> str:
    """Nothing but the fields is looked at: no attributes, no formats."""
    return _FIELD.sub(lambda found: values.get(found[1].strip(), found[0]), text)
