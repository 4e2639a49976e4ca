from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from workshops.access import facilitators_of
from workshops.briefings import BriefingText, Contact
from workshops.choices import AssignmentRole, AssignmentState, SessionState
from workshops.clock import in_words
from workshops.fields import MobileField, NameField, NumberField
from workshops.forms.plain import PlainForm
from workshops.models import Session, Workshop
from workshops.people import name_of


class _PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class _SessionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return in_words(obj)


class AskForm(PlainForm):
    """Somebody of the organisation, asked to run a workshop."""

    user = _PersonField(
        User.objects.none(),
        label=_("Whom do you ask?"),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person.")},
    )
    role = forms.ChoiceField(
        label=_("As what?"),
        choices=AssignmentRole.choices,
        widget=forms.RadioSelect,
        initial=AssignmentRole.ASSISTANT,
    )

    def __init__(self, workshop: Workshop, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        busy = workshop.assignments.filter(
            session=None, state__in=(AssignmentState.ASKED, AssignmentState.CONFIRMED)
        )
        people = facilitators_of(workshop.organisation)
        _offer(self, "user", people.exclude(pk__in=busy.values("user")))


class WantedForm(PlainForm):
    staff_wanted = NumberField(
        label=_("How many people should run it?"),
        min_value=1,
        max_value=10,
        error_messages={
            "min_value": _("At least one person runs a workshop."),
            "max_value": _("At most ten people run a workshop."),
        },
    )


class SubstituteForm(PlainForm):
    """Who stands in for whom, at one session."""

    session = _SessionField(
        Session.objects.none(),
        label=_("Which day?"),
        empty_label=_("Choose the day"),
        error_messages={"required": _("Choose the day.")},
    )
    absent = _PersonField(
        User.objects.none(),
        label=_("Who is away?"),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose who is away.")},
    )
    instead = _PersonField(
        User.objects.none(),
        label=_("Who stands in?"),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose who stands in.")},
    )
    reason = NameField(
        label=_("Why?"),
        max_length=300,
        error_messages={"required": _("Write in a few words why.")},
    )

    def __init__(self, workshop: Workshop, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        on_it = User.objects.filter(
            assignments__workshop=workshop,
            assignments__session=None,
            assignments__state=AssignmentState.CONFIRMED,
        )
        standing = workshop.sessions.filter(state=SessionState.STANDING)
        _offer(self, "session", standing)
        _offer(self, "absent", on_it)
        _offer(self, "instead", facilitators_of(workshop.organisation))


class EndForm(PlainForm):
    reason = NameField(
        label=_("Why?"),
        max_length=300,
        error_messages={"required": _("Write in a few words why.")},
    )


class BriefingForm(PlainForm):
    notes = forms.CharField(
        label=_("What the host told us"),
        help_text=_("How to get there, when the door opens, whom to greet."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    things = forms.CharField(
        label=_("What to bring"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    contact_name = NameField(
        label=_("Whom to ring there"), max_length=120, required=False
    )
    contact_phone = MobileField(label=_("Mobile number"), max_length=30, required=False)

    def text(self) -> BriefingText:
        data = self.cleaned_data
        contact = Contact(data["contact_name"], data["contact_phone"])
        return BriefingText(data["notes"], data["things"], contact)

    @classmethod
    def showing(cls, text: BriefingText, data: Any = None) -> BriefingForm:
        return cls(
            data,
            initial={
                "notes": text.notes,
                "things": text.things,
                "contact_name": text.contact.name,
                "contact_phone": text.contact.phone,
            },
        )


def _offer(form: forms.Form, name: str, queryset: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
    field.queryset = queryset
