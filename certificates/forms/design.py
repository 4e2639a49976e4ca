from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from certificates.models import AttendanceCriterion, Design, RegisteredCriterion
from certificates.requirements import registered_requirements

LOOK_FIELDS = (
    "layout",
    "language",
    "signatory_bn",
    "signatory_en",
    "signatory_role_bn",
    "signatory_role_en",
)


class DesignForm(WagtailAdminModelForm):
    """A design and what it asks for, which is stored as criteria of their own."""

    minimum_percent = forms.IntegerField(
        label=_("Sessions a person must come to, percent"),
        initial=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    requirements = forms.MultipleChoiceField(
        label=_("What else must be done"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Design
        fields = [
            "organisation",
            "name",
            "layout",
            "language",
            "signatory_bn",
            "signatory_en",
            "signatory_role_bn",
            "signatory_role_en",
            "is_default",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.newest:
            # Its look is changed in the field, where each change is a version.
            for name in LOOK_FIELDS:
                del self.fields[name]
        attendance, asked = self._stored()
        known = {key: each.label for key, each in registered_requirements().items()}
        # One whose plugin was taken out stays on the list, so that it can be unticked.
        labels = {**{key: key for key in asked}, **known}
        self.fields["requirements"].choices = list(labels.items())
        self.fields["requirements"].initial = asked
        if attendance:
            self.fields["minimum_percent"].initial = attendance.minimum_percent

    def save(self, commit: bool = True) -> Design:
        design: Design = super().save(commit=commit)
        if commit:
            self._save_criteria(design)
            if design.is_default:
                _others(design).update(is_default=False)
        return design

    def _stored(self) -> tuple[AttendanceCriterion | None, list[str]]:
        if self.instance.pk is None:
            return None, []
        attendance = AttendanceCriterion.objects.filter(design=self.instance).first()
        registered = RegisteredCriterion.objects.filter(design=self.instance)
        return attendance, list(registered.values_list("requirement", flat=True))

    def _save_criteria(self, design: Design) -> None:
        percent = self.cleaned_data["minimum_percent"]
        if not AttendanceCriterion.objects.filter(design=design).update(
            minimum_percent=percent
        ):
            AttendanceCriterion.objects.create(design=design, minimum_percent=percent)
        ticked = self.cleaned_data["requirements"]
        stored = RegisteredCriterion.objects.filter(design=design)
        stored.exclude(requirement__in=ticked).delete()
        missing = set(ticked) - set(stored.values_list("requirement", flat=True))
        for requirement in ticked:
            if requirement in missing:
                RegisteredCriterion.objects.create(
                    design=design, requirement=requirement
                )


def _others(design: Design) -> QuerySet[Design]:
    """The organisation has one design that is used unless another is picked."""
    others = Design.objects.filter(organisation_id=design.organisation_id)
    return others.exclude(pk=design.pk)
