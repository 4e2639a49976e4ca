from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from curriculum.models import ModuleEdition
from curriculum.viewsets import ReadOnlyPolicy, TeachingGroup

register_permission_policy(ModuleEdition, ReadOnlyPolicy(ModuleEdition))


@hooks.register("register_admin_viewset")
def teaching() -> TeachingGroup:
    return TeachingGroup()
