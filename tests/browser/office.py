"""What the office does in Wagtail's own admin."""

from __future__ import annotations

from django.contrib.auth.models import User

from curriculum.models import ModuleEdition, ModulePage
from tests.browser.screen import Screen
from tests.curriculum.builders import build_module

PASSWORD = "a-long-password"


def drafted_module() -> ModulePage:
    """A module in both languages that nobody has published yet."""
    bangla = build_module("bn", title="কোমল কথা", live=False)
    build_module("en", title="Gentle words", translation_of=bangla)
    return bangla


def publish(screen: Screen, page: ModulePage) -> ModuleEdition:
    """Log in, open the draft and press Publish."""
    User.objects.create_superuser("office", password=PASSWORD)
    screen.open("/admin/login/")
    screen.write("username", "office")
    screen.write("password", PASSWORD)
    screen.page.locator("button[type=submit]").click()
    screen.open(f"/admin/pages/{page.pk}/edit/")
    screen.page.locator(".footer [data-w-dropdown-target='toggle']").click()
    screen.page.locator("button[name='action-publish']").click()
    screen.page.wait_for_url(lambda url: not url.endswith("/edit/"))
    return ModuleEdition.objects.get(module_key=page.translation_key)
