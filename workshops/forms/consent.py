from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workshops.choices import ConsentGiver, ConsentMode, ConsentScope
from workshops.consent_texts import CURRENT
from workshops.consenting import ConsentGiven
from workshops.forms.plain import PlainForm

_GUARDIANS = [
    choice for choice in ConsentGiver.choices if choice[0] != ConsentGiver.SELF
]


class _ConsentForm(PlainForm):
    """Nothing here is required: who does not agree is not forced, and waits.

    `texts` comes back with the form, so that a yes is never counted for words that
    were not on the page. `notice` says why a page shows other words than before.
    """

    texts = forms.CharField(widget=forms.HiddenInput, required=False)
    language = forms.ChoiceField(
        label=_("In which language did you read it aloud?"),
        choices=[("bn", _("Bangla")), ("en", _("English"))],
        widget=forms.RadioSelect,
    )
    attend = forms.BooleanField(label=_("I agree to come."), required=False)
    assess = forms.BooleanField(label=_("I agree to answer questions."), required=False)
    mode = forms.ChoiceField(
        label=_("How did the person agree?"),
        choices=ConsentMode.choices,
        widget=forms.RadioSelect,
        initial=ConsentMode.SPOKEN,
    )

    layout: str
    reader: str
    other_age: Any
    notice: Any = ""
    own_scopes: dict[str, ConsentScope] = {
        "attend": ConsentScope.ATTEND,
        "assess": ConsentScope.ASSESS,
    }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        self.fields["language"].initial = language
        self.fields["texts"].initial = self.reader

    @classmethod
    def instead(cls, data: Mapping[str, Any]) -> Self:
        """For a page that showed the words of the other age: nothing is agreed yet."""
        kept = ("language", "mode", "guardian_mode", "giver")
        form = cls(initial={name: data[name] for name in kept if data.get(name)})
        form.notice = cls.other_age
        return form

    def consents(self) -> list[ConsentGiven]:
        return [
            self._given(scope, ConsentGiver.SELF, self.cleaned_data["mode"])
            for name, scope in self.own_scopes.items()
            if self.cleaned_data[name]
        ]

    def _given(self, scope: ConsentScope, giver: str, mode: str) -> ConsentGiven:
        return ConsentGiven(
            scope=scope,
            giver=ConsentGiver(giver),
            mode=ConsentMode(mode),
            language=self.cleaned_data["language"],
            text_version=CURRENT,
        )


class AdultConsentForm(_ConsentForm):
    layout = "workshops/includes/consent_adult.html"
    reader = "adult"
    other_age = _(
        "This is the age of an adult. Read the words below to the person and mark what"
        " the person agrees to."
    )
    public_name = forms.BooleanField(
        label=_("I agree that my full name is shown."), required=False
    )

    own_scopes = {
        **_ConsentForm.own_scopes,
        "public_name": ConsentScope.PUBLIC_NAME,
    }


class ChildConsentForm(_ConsentForm):
    """The guardian's consent and the child's own assent, side by side."""

    layout = "workshops/includes/consent_child.html"
    reader = "child"
    other_age = _(
        "This is the age of a child. Read the words below to the mother, father or"
        " guardian and to the child, and mark what both agree to."
    )
    guardian_attend = forms.BooleanField(
        label=_("I agree that the child comes."), required=False
    )
    guardian_assess = forms.BooleanField(
        label=_("I agree that the child answers questions."), required=False
    )
    giver = forms.ChoiceField(
        label=_("Who agreed for the child?"),
        choices=_GUARDIANS,
        widget=forms.RadioSelect,
        required=False,
    )
    guardian_mode = forms.ChoiceField(
        label=_("How did this person agree?"),
        choices=ConsentMode.choices,
        widget=forms.RadioSelect,
        initial=ConsentMode.SPOKEN,
    )

    guardian_scopes = {
        "guardian_attend": ConsentScope.ATTEND,
        "guardian_assess": ConsentScope.ASSESS,
    }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["attend"].label = _("I want to come.")
        self.fields["assess"].label = _("I want to answer questions.")
        self.fields["mode"].label = _("How did the child agree?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        agreed = any(cleaned.get(name) for name in self.guardian_scopes)
        if agreed and not cleaned.get("giver") and "giver" not in self.errors:
            self.add_error("giver", _("Choose who agreed for the child."))
        return cleaned

    def consents(self) -> list[ConsentGiven]:
        data = self.cleaned_data
        return super().consents() + [
            self._given(scope, data["giver"], data["guardian_mode"])
            for name, scope in self.guardian_scopes.items()
            if data[name]
        ]


def child_texts_shown(data: Mapping[str, Any] | None, *, otherwise: bool) -> bool:
    """Whether the page that sent `data` showed the words for a child."""
    texts = data.get("texts") if data else None
    return texts == ChildConsentForm.reader if texts else otherwise


def consent_form_for(
    *, is_child: bool, shown_to_child: bool, data: Any = None
) -> AdultConsentForm | ChildConsentForm:
    """The form that the person's age asks for, empty if the page had shown another."""
    form = ChildConsentForm if is_child else AdultConsentForm
    if data is not None and shown_to_child != is_child:
        return form.instead(data)
    return form(data)
