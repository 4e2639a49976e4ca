from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.fields import NameField
from workshops.forms.plain import PlainForm
from workshops.refusals import Refused
from workshops.services.overriding import Conflicted


class OverridableForm(PlainForm):
    """A plan that may meet other plans, when there is a reason for it.

    The reason is asked for only after a conflict was shown.
    """

    override_reason = NameField(
        label=_("Why must it be so all the same?"),
        help_text=_("Only if nothing else is possible. The reason is kept."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    has_conflicts = False

    def take(self, refusal: Refused) -> None:
        """Show why the service said no."""
        self.has_conflicts |= isinstance(refusal, Conflicted)
        self.add_error(None, refusal)

    @property
    def asks_why(self) -> bool:
        return self.has_conflicts or bool(self.data.get("override_reason"))
