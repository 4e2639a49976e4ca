"""What this plugin adds to the page “More”. Called once, when Django has started."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workshops.menu import OFFICE, Entry
from workshops.rights import Right

ENTRIES = [
    Entry(
        order=510,
        label=_("Designs of certificates"),
        address="certificates_field:design_list",
        right=Right.PLACES,
        detail=_("How they look and who signs"),
    ),
    Entry(
        order=500,
        label=_("All certificates"),
        address="certificates_field:register",
        right=Right.IDENTITIES,
        detail=_("Find, send or withdraw one, and how many were given"),
    ),
]


def join() -> None:
    OFFICE.extend(entry for entry in ENTRIES if entry not in OFFICE)
