"""Each set of plugins that may be installed, on a bare Wagtail host."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CURRICULUM = {"/admin/login/": 200}
WORKSHOPS = {
    **CURRICULUM,
    "/field/": 302,
    "/field/login/": 200,
    "/request/": 200,
    "/api/v1/workshops": 401,
}
ASSESSMENTS = {"/a/": 200, "/a/K7PQ2/": 302}
# A code that cannot be gets a sentence and the form again, and no answer about anybody.
CERTIFICATES = {"/verify/": 200, "/verify/0000-0000-0000-0/": 200}


@pytest.mark.parametrize(
    ("plugins", "answers"),
    [
        ("curriculum", CURRICULUM),
        ("curriculum workshops", WORKSHOPS),
        ("curriculum workshops assessments", {**WORKSHOPS, **ASSESSMENTS}),
        ("curriculum workshops certificates", {**WORKSHOPS, **CERTIFICATES}),
        (
            "curriculum workshops assessments certificates",
            {**WORKSHOPS, **ASSESSMENTS, **CERTIFICATES},
        ),
    ],
)
def test_a_set_of_plugins_installs_on_a_bare_host(plugins, answers):
    seen = _install(plugins)

    assert seen == {"ours": sorted(plugins.split()), "templates": [], **answers}


def _install(plugins: str) -> dict[str, object]:
    finished = subprocess.run(
        [sys.executable, "-m", "tests.hosts.install"],
        cwd=ROOT,
        # Nothing of the site's own settings, and site/ itself out of sight.
        env={**_without_django(os.environ), "HOST_PLUGINS": plugins},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


def _without_django(environment: os._Environ[str]) -> dict[str, str]:
    ours = {"PYTHONPATH", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in environment.items() if name not in ours}
