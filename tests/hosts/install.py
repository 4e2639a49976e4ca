"""Installs the plugins of HOST_PLUGINS on the bare host and says what was seen.

Run in a process of its own, since Django can be set up only once in a process.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.hosts.settings"

import django

ADDRESSES = {
    "curriculum": ["/admin/login/"],
    "workshops": ["/field/", "/field/login/", "/request/", "/api/v1/workshops"],
    "assessments": ["/a/", "/a/K7PQ2/"],
    "certificates": ["/verify/", "/verify/0000-0000-0000-0/"],
}


def main() -> None:
    django.setup()
    from django.conf import settings

    try:
        sys.stdout.write(json.dumps(dict(observations(settings.PLUGINS))))
    finally:
        shutil.rmtree(settings.STATE)


def observations(plugins: list[str]) -> Iterator[tuple[str, object]]:
    from django.core.management import call_command
    from django.test import Client

    call_command("check", fail_level="WARNING", stdout=StringIO())
    call_command("migrate", verbosity=0)
    call_command(
        "makemigrations", *plugins, check_changes=True, dry_run=True, stdout=sys.stderr
    )
    yield "ours", ours()
    yield "templates", list(broken_templates(plugins))
    client = Client()
    for plugin in plugins:
        for address in ADDRESSES[plugin]:
            yield address, client.get(address).status_code


def ours() -> list[str]:
    """Which of our packages are loaded at all: none that was not asked for."""
    names = {"home", "config", *ADDRESSES}
    return sorted({name.split(".")[0] for name in sys.modules} & names)


def broken_templates(plugins: list[str]) -> Iterator[str]:
    from django.apps import apps
    from django.template import TemplateDoesNotExist, TemplateSyntaxError
    from django.template.loader import get_template

    for plugin in plugins:
        folder = Path(apps.get_app_config(plugin).path) / "templates"
        for path in sorted(folder.rglob("*.html")):
            try:
                get_template(path.relative_to(folder).as_posix())
            except (TemplateDoesNotExist, TemplateSyntaxError) as error:
                yield f"{path.name}: {error}"


if __name__ == "__main__":
    main()
