from __future__ import annotations

from wagtail import hooks

from workshops.viewsets import WorkshopsViewSetGroup


@hooks.register("register_admin_viewset")
def workshops_viewsets() -> WorkshopsViewSetGroup:
    return WorkshopsViewSetGroup()
