from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from certificates.choices import CertificateLanguage, Layout
from certificates.look import MOST_SIGNATORIES, TEXTS, Look
from certificates.models import keep_picture
from certificates.palette import PALETTE
from certificates.pictures import prepared_logo, prepared_signature
from certificates.text_fields import FIELDS, faulty_fields
from curriculum.languages import LANGUAGES, normalise
from workshops.refusals import Refused

SIGNATORIES = range(1, MOST_SIGNATORIES + 1)
PICTURES = ("logo", *(f"signature_{number}" for number in SIGNATORIES))
_SCRIPT = {"bn": _lazy("in Bangla"), "en": _lazy("in English")}
_TEXT_LABELS = {
    "title": _lazy("Heading"),
    "given_to": _lazy("Above the name"),
    "completed": _lazy("Below the name"),
    "closing": _lazy("One more sentence"),
}


class LookForm(forms.Form):
    """How certificates of a design look. A good picture is kept even if something else
    must be put right; it is called by a sealed word that only this person can use."""

    name = forms.CharField(label=_lazy("Name of the design"), max_length=100)
    layout = forms.ChoiceField(label=_lazy("Layout"), choices=Layout.choices)
    language = forms.ChoiceField(
        label=_lazy("Language"), choices=CertificateLanguage.choices
    )
    first = forms.ChoiceField(label=_lazy("First colour"))
    second = forms.ChoiceField(label=_lazy("Second colour"))

    def __init__(
        self,
        user: User,
        look: Look | None = None,
        name: str = "",
        data: Any = None,
        files: MultiValueDict[str, Any] | None = None,
    ) -> None:
        self._salt = f"certificates.picture.{user.pk}"
        self._refused: dict[str, str] = {}
        if data is not None:
            data = self._with_uploads(data.copy(), files or MultiValueDict())
        initial = {"name": name, **(self._initial(look) if look else {})}
        super().__init__(data, initial=initial)
        colours = [(key, each.label) for key, each in PALETTE.items()]
        for key in ("first", "second"):
            self.fields[key] = forms.ChoiceField(
                label=self.fields[key].label, choices=colours
            )
        self._add_fields()

    def _add_fields(self) -> None:
        self.fields["logo"] = _picture_field(_lazy("Logo"))
        for number in SIGNATORIES:
            for key, label in (("name", _lazy("Name")), ("role", _lazy("Role"))):
                for language in LANGUAGES:
                    self.fields[f"{key}_{number}_{language}"] = _line(
                        label, language, 100
                    )
            label = _lazy("Picture of the signature")
            self.fields[f"signature_{number}"] = _picture_field(label)
        for key in TEXTS:
            for language in LANGUAGES:
                length = 40 if key == "title" else 120
                field = _line(_TEXT_LABELS[key], language, length)
                self.fields[f"{key}_{language}"] = field
        for place in PICTURES:
            hidden = forms.CharField(required=False, widget=forms.HiddenInput)
            self.fields[f"{place}_kept"] = hidden
            self.fields[f"{place}_remove"] = forms.BooleanField(
                label=_lazy("Take the picture away"), required=False
            )

    def _initial(self, look: Look) -> dict[str, Any]:
        first, second = look["accents"]
        found = {
            "layout": look["layout"],
            "language": look["language"],
            "first": first,
            "second": second,
            "logo_kept": self._sealed(look["logo"]),
        }
        for number, each in enumerate(look["signatories"], start=1):
            found[f"signature_{number}_kept"] = self._sealed(each["picture"])
            for language in LANGUAGES:
                found[f"name_{number}_{language}"] = each["name"].get(language, "")
                found[f"role_{number}_{language}"] = each["role"].get(language, "")
        for key, texts in look["texts"].items():
            found |= {f"{key}_{language}": text for language, text in texts.items()}
        return found

    def _with_uploads(self, data: Any, files: MultiValueDict[str, Any]) -> Any:
        for place in PICTURES:
            upload = files.get(place)
            if not upload:
                continue
            prepared = prepared_logo if place == "logo" else prepared_signature
            try:
                digest = keep_picture(prepared(upload, upload.size))
            except Refused as refusal:
                self._refused[place] = str(refusal)
            else:
                data[f"{place}_kept"] = self._sealed(digest)
        return data

    def _sealed(self, digest: str) -> str:
        return signing.dumps(digest, salt=self._salt) if digest else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place, sentence in self._refused.items():
            self.add_error(place, sentence)
        for key in TEXTS:
            for language in LANGUAGES:
                self._check_fields(f"{key}_{language}")
        for number in SIGNATORIES:
            self._check_signatory(number)
        return cleaned

    def _check_fields(self, name: str) -> None:
        faulty = faulty_fields(self.cleaned_data.get(name, ""))
        if faulty:
            sentence = _("“%(field)s” is no field. These exist: %(fields)s.") % {
                "field": faulty[0],
                "fields": ", ".join(f"{{{field}}}" for field in FIELDS),
            }
            self.add_error(name, ValidationError(sentence))

    def _check_signatory(self, number: int) -> None:
        if not any(self._line(f"name_{number}_{each}") for each in LANGUAGES) and (
            self._picture(f"signature_{number}")
            or any(self._line(f"role_{number}_{each}") for each in LANGUAGES)
        ):
            self.add_error(f"name_{number}_bn", _("Write the name of who signs."))

    def look(self) -> Look:
        """The look as typed."""
        data = self.cleaned_data
        texts = {
            key: {each: self._line(f"{key}_{each}") for each in LANGUAGES}
            for key in TEXTS
        }
        return {
            "layout": data["layout"],
            "language": data["language"],
            "accents": [data["first"], data["second"]],
            "logo": self._picture("logo"),
            "signatories": [
                self._signatory(number)
                for number in SIGNATORIES
                if any(self._line(f"name_{number}_{each}") for each in LANGUAGES)
            ],
            "texts": {key: each for key, each in texts.items() if any(each.values())},
        }

    def _signatory(self, number: int) -> dict[str, Any]:
        return {
            "name": {each: self._line(f"name_{number}_{each}") for each in LANGUAGES},
            "role": {each: self._line(f"role_{number}_{each}") for each in LANGUAGES},
            "picture": self._picture(f"signature_{number}"),
        }

    def _line(self, name: str) -> str:
        return normalise(self.cleaned_data.get(name, ""))

    def _picture(self, place: str) -> str:
        kept = self.cleaned_data.get(f"{place}_kept", "")
        if not kept or self.cleaned_data.get(f"{place}_remove"):
            return ""
        try:
            return str(signing.loads(kept, salt=self._salt))
        except signing.BadSignature:
            return ""


def _line(label: Any, language: str, length: int) -> forms.CharField:
    field = forms.CharField(required=False, max_length=length)
    field.label = f"{label} {_SCRIPT[language]}"
    field.widget.attrs["lang"] = language
    return field


def _picture_field(label: Any) -> forms.FileField:
    hint = _lazy("PNG or JPEG, at most 10 megabytes")
    return forms.FileField(label=label, required=False, help_text=hint)
