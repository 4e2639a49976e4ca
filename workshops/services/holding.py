"""The workshop, held until the transaction ends: one change of its list at a time."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from workshops.choices import OPEN_STATES
from workshops.models import Workshop
from workshops.refusals import Refused

Hold = Callable[[Workshop], Workshop]


def hold(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def hold_open(workshop: Workshop) -> Workshop:
    """Refuses a workshop to which nobody is added any more."""
    held = hold(workshop)
    if held.state not in OPEN_STATES:
        raise Refused(
            _("This workshop is closed or cancelled, so nobody can be added.")
        )
    return held
