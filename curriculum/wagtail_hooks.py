from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from curriculum.models import ModuleEdition
from curriculum.viewsets import ReadOnlyPolicy, TeachingGroup

register_permission_policy(ModuleEdition, ReadOnlyPolicy(ModuleEdition))


@hooks.register("insert_global_admin_css")
def bangla_letters() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}">', static("curriculum/admin.css")
    )


@hooks.register("register_admin_viewset")
def teaching() -> TeachingGroup:
    return TeachingGroup()
