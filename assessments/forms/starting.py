"""The first screen of answering, by how the two answers of a person find each other."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from assessments.choices import LinkMethod
from assessments.forms.answering import CardForm, SelfCodeForm
from assessments.models import Administration, Response
from assessments.services import start_response, start_unlinked, start_with_code
from workshops.refusals import Refused


class ByCard(CardForm):
    start_template = "assessments/answering/start.html"

    def start(self, *, language: str, mode: str) -> Response:
        card = self.cleaned_data["number"]
        return start_response(
            self.administration, card, language=language, mode=mode or None
        )

    def refuse(self, refusal: Refused) -> None:
        self.add_error("number", refusal)


class BySelfCode(SelfCodeForm):
    start_template = "assessments/answering/start_code.html"

    def __init__(self, administration: Administration, data: Any = None) -> None:
        super().__init__(data)
        self.administration = administration

    def start(self, *, language: str, mode: str) -> Response:
        return start_with_code(
            self.administration, self.given, language=language, mode=mode
        )

    def refuse(self, refusal: Refused) -> None:
        self.add_error(None, refusal)


class Unlinked(forms.Form):
    """Nothing is asked; a person only begins."""

    start_template: ClassVar[str] = "assessments/answering/start.html"

    def __init__(self, administration: Administration, data: Any = None) -> None:
        super().__init__(data)
        self.administration = administration

    def start(self, *, language: str, mode: str) -> Response:
        return start_unlinked(self.administration, language=language, mode=mode)

    def refuse(self, refusal: Refused) -> None:
        self.add_error(None, refusal)


_FORMS: dict[str, type[ByCard | BySelfCode | Unlinked]] = {
    LinkMethod.SELF_CODE: BySelfCode,
    LinkMethod.UNLINKED: Unlinked,
}


def start_form(
    administration: Administration, data: Any = None
) -> ByCard | BySelfCode | Unlinked:
    return _FORMS.get(administration.linking, ByCard)(administration, data)
