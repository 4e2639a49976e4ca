from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from curriculum.numerals import to_western
from workshops.access import organisations_for, workshops_for
from workshops.choices import ConcernState, Urgency
from workshops.fields import NameField, WordsField
from workshops.forms.plain import PlainForm
from workshops.models import Enrolment, Organisation, Participant, Workshop

LONGEST = 5000


class ConcernForm(PlainForm):
    """I am worried about somebody. Nothing but the words themselves is needed."""

    seen = WordsField(
        label=_("What did you see or hear?"),
        help_text=_(
            "In your own words. Write what was said as it was said. Do not ask the"
            " person to tell it again."
        ),
        rows=6,
        max_length=LONGEST,
        error_messages={"required": _("Write what you saw or heard.")},
    )
    urgency = forms.ChoiceField(
        label=_("How soon must somebody act?"),
        choices=Urgency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how soon somebody must act.")},
    )
    workshop_code = NameField(
        label=_("Code of the workshop (if it has to do with one)"),
        max_length=40,
        required=False,
    )
    person = NameField(
        label=_("Who? (number on the list or code, if you know)"),
        help_text=_("Without it the concern is sent too."),
        max_length=120,
        required=False,
    )

    def __init__(self, user: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        organisations = organisations_for(user)
        field = forms.ModelChoiceField(
            organisations,
            label=_("Whom do you want to tell?"),
            error_messages={"required": _("Choose the organisation.")},
        )
        if organisations.count() == 1:
            field.required, field.widget = False, forms.HiddenInput()
        self.fields["organisation"] = field

    def report(self) -> dict[str, Any]:
        """What the service needs. What was not found is handed on as it was typed."""
        workshop = self._workshop()
        organisation = self._organisation(workshop)
        if workshop and workshop.organisation_id != organisation.pk:
            workshop = None
        participant = self._participant(workshop, organisation)
        typed = [
            self.cleaned_data["workshop_code"] if workshop is None else "",
            self.cleaned_data["person"] if participant is None else "",
        ]
        return {
            "seen": self.cleaned_data["seen"],
            "urgency": Urgency(self.cleaned_data["urgency"]),
            "organisation": organisation,
            "workshop": workshop,
            "participant": participant,
            "about": ", ".join(filter(None, typed)),
        }

    def _workshop(self) -> Workshop | None:
        code = to_western(self.cleaned_data["workshop_code"]).upper()
        visible: QuerySet[Workshop] = workshops_for(self.user)
        return visible.filter(code=code).first() if code else None

    def _organisation(self, workshop: Workshop | None) -> Organisation:
        chosen = self.cleaned_data["organisation"]
        if isinstance(chosen, Organisation):
            return chosen
        return workshop.organisation if workshop else organisations_for(self.user)[0]

    def _participant(
        self, workshop: Workshop | None, organisation: Organisation
    ) -> Participant | None:
        typed = to_western(self.cleaned_data["person"]).upper()
        people: QuerySet[Participant] = Participant.objects.filter(
            organisation=organisation
        )
        if typed.isdecimal() and workshop and len(typed) < 5:
            rows = Enrolment.objects.filter(workshop=workshop, row_number=int(typed))
            return people.filter(pk__in=rows.values("participant")).first()
        return people.filter(code=typed).first() if typed else None


class ConcernNoteForm(PlainForm):
    words = WordsField(
        label=_("What was done, or what comes next?"),
        rows=4,
        max_length=LONGEST,
        required=False,
    )
    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=ConcernState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where it stands.")},
    )
