"""What the editor of an instrument shows beside its fields."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from wagtail.admin.panels import Panel

from assessments.completeness import first_answered_version
from assessments.linting import lint
from assessments.models import Instrument
from assessments.written_sheet import sheet_of


class FindingsPanel(Panel):
    """What is found in the questions as saved, and the versions that were published."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "assessments/admin/findings.html"
        instance: Instrument

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            versions = list(self.instance.versions.order_by("-number"))
            return {
                **context,
                "findings": lint(sheet_of(self.instance)),
                "versions": versions,
                "pairs": list(pairwise(versions)),
                "answered": first_answered_version(self.instance),
            }
