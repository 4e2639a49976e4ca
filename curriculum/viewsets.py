"""What curriculum staff find under “Teaching” in Wagtail's menu."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from curriculum.content import GUIDE_ROLES, content_for
from curriculum.models import Audience, ModuleEdition


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Nobody adds, changes or deletes by hand, not even a superuser."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class AudienceViewSet(ModelViewSet):
    model = Audience
    icon = "group"
    inspect_view_enabled = True
    list_display = ["name_bn", "name_en", "reading_level", "is_of_children"]
    list_filter = ["reading_level", "is_of_children"]
    form_fields = [
        "name_bn",
        "name_en",
        "description_bn",
        "description_en",
        "slug",
        "pictogram",
        "reading_level",
        "answer_way",
        "is_of_children",
        "sort_order",
    ]


class EditionInspectView(InspectView):
    """Shows the whole frozen text, so that an old workshop can be understood."""

    def get_created_at_display_value(self) -> str:
        return date_format(localtime(self.object.created_at), "DATETIME_FORMAT")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = self.request.GET.get("language") or get_language() or ""
        module = content_for(self.object, language, GUIDE_ROLES)
        return super().get_context_data(module=module, **kwargs)


class EditionViewSet(ModelViewSet):
    model = ModuleEdition
    icon = "history"
    inspect_view_enabled = True
    inspect_view_class = EditionInspectView
    inspect_template_name = "curriculum/admin/edition_inspect.html"
    inspect_view_fields = [
        "number",
        "audiences",
        "created_at",
        "created_by",
        "note",
        "sha256",
    ]
    list_display = ["title", "number", "created_at", "created_by"]
    list_filter = ["audiences"]
    ordering = ["-created_at"]
    form_fields = ["note"]


class TeachingGroup(ModelViewSetGroup):
    menu_label = _("Teaching")
    menu_icon = "openquote"
    menu_order = 200
    items = (AudienceViewSet("audiences"), EditionViewSet("module_editions"))
