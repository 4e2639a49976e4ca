"""A kind of question that a host brings, in a site of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def test_a_host_adds_a_kind_without_an_edit_of_ours():
    ours = {"PYTHONPATH", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    environment = {k: v for k, v in os.environ.items() if k not in ours}
    finished = subprocess.run(
        [sys.executable, "-m", "tests.hosts.try_ladder"],
        cwd=ROOT,
        env={
            **environment,
            "HOST_PLUGINS": "curriculum workshops assessments",
            "HOST_APPS": "tests.hosts.ladder",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr
    assert json.loads(finished.stdout) == {
        "kind": "LadderItem",
        "is_offered": True,
        "is_valid": True,
        "code": 4,
        "keyed": 1.0,
        "is_shown": True,
        "counted": [
            *("count_1", "count_2", "count_3", "count_4"),
            *("count_dont_know", "count_refused"),
        ],
        "rows": True,
    }


def test_the_guide_shows_the_kind_that_is_tried():
    guide = (ROOT / "docs" / "item_kinds.md").read_text(encoding="utf-8")
    code = (ROOT / "tests" / "hosts" / "ladder" / "models.py").read_text("utf-8")
    shown = guide.split("```python\n")[1].split("```")[0]

    assert shown == code.removeprefix("from __future__ import annotations\n\n")
