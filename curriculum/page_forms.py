from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from curriculum.slugs import slug_of


class ModulePageForm(WagtailAdminPageForm):
    """Lets a draft be unfinished; `ModulePage.clean` is strict about the rest."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        self.instance.is_draft_check = self.is_deferred_validation
        if not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = self._free_slug()
        return super().clean()

    def _free_slug(self) -> str:
        """From the title, with a number behind it where the name is taken."""
        wanted = slug = slug_of(self.cleaned_data.get("title", "")) or "module"
        number = 1
        while not Page._slug_is_available(slug, self.parent_page, self.instance):
            number += 1
            slug = f"{wanted}-{number}"
        return slug
