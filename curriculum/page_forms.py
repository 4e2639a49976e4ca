from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class ModulePageForm(WagtailAdminPageForm):
    """Lets a draft be unfinished; `ModulePage.clean` is strict about the rest."""

    def clean(self) -> dict[str, Any]:
        self.instance.is_draft_check = self.is_deferred_validation
        return super().clean()
