from __future__ import annotations

from collections.abc import Callable

from django.forms import BaseForm

from workshops.forms.overriding import OverridableForm
from workshops.refusals import Refused


def saved(form: BaseForm, save: Callable[[], object]) -> bool:
    """Whether the form was right and `save` did not refuse; else the form says why."""
    if not form.is_valid():
        return False
    try:
        save()
    except Refused as refusal:
        if isinstance(form, OverridableForm):
            form.take(refusal)
        else:
            form.add_error(None, refusal)
        return False
    return True
