from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workshops.choices import ConsentGiver, ConsentMode, ConsentScope, WitnessRole
from workshops.consent_texts import version_for
from workshops.consenting import ConsentGiven
from workshops.forms.plain import PlainForm
from workshops.people import name_of

_GUARDIANS = [
    choice for choice in ConsentGiver.choices if choice[0] != ConsentGiver.SELF
]


class ColleagueField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)


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
    photo = forms.BooleanField(
        label=_("I agree that photographs are taken."), required=False
    )
    publish = forms.BooleanField(
        label=_("I agree that they are shown to others."), required=False
    )
    mode = forms.ChoiceField(
        label=_("How did the person agree?"),
        choices=ConsentMode.choices,
        widget=forms.RadioSelect,
        initial=ConsentMode.SPOKEN,
    )
    witness = forms.ChoiceField(
        label=_("Who else heard it?"),
        help_text=_("A spoken yes needs a witness. No name: only who it was."),
        choices=WitnessRole.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    witness_user = ColleagueField(
        User.objects.none(), label=_("Which colleague? (if it was one)"), required=False
    )

    layout: str
    reader: str
    other_age: Any
    notice: Any = ""
    own_scopes: dict[str, ConsentScope] = {
        "attend": ConsentScope.ATTEND,
        "assess": ConsentScope.ASSESS,
        "photo": ConsentScope.PHOTO,
        "publish": ConsentScope.PUBLISH,
    }

    def __init__(
        self,
        data: Any = None,
        *,
        audience: str = "",
        colleagues: QuerySet[User] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.audience = audience
        if colleagues is None:
            del self.fields["witness_user"]
        else:
            self.fields["witness_user"].queryset = colleagues  # type: ignore[attr-defined]
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        self.fields["language"].initial = language
        self.fields["texts"].initial = self.reader

    @classmethod
    def instead(cls, data: Mapping[str, Any], **options: Any) -> Self:
        """For a page that showed the words of the other age: nothing is agreed yet."""
        kept = ("language", "mode", "guardian_mode", "giver", "witness", "witness_user")
        initial = {name: data[name] for name in kept if data.get(name)}
        form = cls(initial=initial, **options)
        form.notice = cls.other_age
        return form

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        witnessed = cleaned.get("witness") or cleaned.get("witness_user")
        if self._is_spoken(cleaned) and not witnessed and "witness" not in self.errors:
            self.add_error(
                "witness", _("Say who else heard it. A spoken yes needs a witness.")
            )
        return cleaned

    def _is_spoken(self, cleaned: dict[str, Any]) -> bool:
        return cleaned.get("mode") == ConsentMode.SPOKEN and any(
            cleaned.get(name) for name in self.own_scopes
        )

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
            text_version=version_for(self.audience),
            witness=self._witness(),
            witness_user=self.cleaned_data.get("witness_user"),
        )

    def _witness(self) -> WitnessRole | None:
        chosen = self.cleaned_data["witness"]
        return WitnessRole(chosen) if chosen else None


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
    guardian_photo = forms.BooleanField(
        label=_("I agree that photographs of the child are taken."), required=False
    )
    guardian_publish = forms.BooleanField(
        label=_("I agree that they are shown to others."), required=False
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
        "guardian_photo": ConsentScope.PHOTO,
        "guardian_publish": ConsentScope.PUBLISH,
    }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["attend"].label = _("I want to come.")
        self.fields["assess"].label = _("I want to answer questions.")
        self.fields["photo"].label = _("I want to be in photographs.")
        self.fields["publish"].label = _("Others may see them.")
        self.fields["mode"].label = _("How did the child agree?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        agreed = any(cleaned.get(name) for name in self.guardian_scopes)
        if agreed and not cleaned.get("giver") and "giver" not in self.errors:
            self.add_error("giver", _("Choose who agreed for the child."))
        return cleaned

    def _is_spoken(self, cleaned: dict[str, Any]) -> bool:
        agreed = any(cleaned.get(name) for name in self.guardian_scopes)
        spoken = cleaned.get("guardian_mode") == ConsentMode.SPOKEN
        return super()._is_spoken(cleaned) or (agreed and spoken)

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
    *,
    is_child: bool,
    shown_to_child: bool,
    data: Any = None,
    audience: str = "",
    colleagues: QuerySet[User] | None = None,
) -> AdultConsentForm | ChildConsentForm:
    """The form that the person's age asks for, empty if the page had shown another.

    `audience` is the short name of whom the words fit; `colleagues` may be witnesses.
    """
    form = ChildConsentForm if is_child else AdultConsentForm
    if data is not None and shown_to_child != is_child:
        return form.instead(data, audience=audience, colleagues=colleagues)
    return form(data, audience=audience, colleagues=colleagues)
