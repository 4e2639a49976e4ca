"""What holds for every file of the house, whoever wrote it."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("curriculum", "workshops", "assessments", "certificates")
FOLDERS = {".ci", "site", *APPS, "templates", "tests", "docs"}
FILES = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "gunicorn.conf.py",
    "manage.py",
    "prepare.sh",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
}
FUNCTION_LINES, MODULE_LINES, TEMPLATE_LINES = 50, 400, 120
FUTURE = "from __future__ import annotations"
# Put together from halves, so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"(?<![.\w])/(?:work|farm)" + "/",
            r"(?<![.\w])/(?:root|home/[a-z]+|opt|tmp)" + "/(?=[a-z])",
            r"pypi[.]" + "org|python" + "hosted",
            r"\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b",
        ]
    )
)
# The checkout may belong to another user, as in a container.
GIT = ["git", "-c", "safe.directory=*"]
BINARY = {".woff2", ".png", ".jpg", ".ico", ".pdf", ".xlsx", ".mp3", ".ogg"}


def _tracked() -> list[Path]:
    """Also what is new and not yet ignored, so that a test fails before the commit."""
    command = [*GIT, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    paths = {ROOT / name for name in names.split("\0") if name}
    return sorted(path for path in paths if path.is_file())


TRACKED = _tracked()
MODULES = [path for path in TRACKED if path.suffix == ".py"]
OWN_MODULES = [path for path in MODULES if "migrations" not in path.parts]
TEMPLATES = [
    path
    for path in TRACKED
    if path.suffix in {".html", ".txt"} and "templates" in path.parts
]
PICTURES = [path for path in TRACKED if path.suffix == ".svg"]


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_site_is_a_source_root_and_no_package():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert (ROOT / "site" / "config" / "__init__.py").exists()


def test_git_sees_the_site_folder():
    command = [*GIT, "check-ignore", "--no-index", "--quiet", "site/config/urls.py"]

    answer = subprocess.run(command, cwd=ROOT, check=False).returncode

    assert answer == 1


def test_nothing_else_lies_at_the_top():
    parts = [path.relative_to(ROOT).parts for path in TRACKED]

    assert {first for first, *rest in parts if rest} - FOLDERS == set()
    assert {first for first, *rest in parts if not rest} - FILES == set()


def test_a_junk_drawer_does_not_exist():
    junk = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}

    assert [
        _short(path) for path in OWN_MODULES if junk & {path.stem, path.parent.name}
    ] == []


def test_no_file_speaks_of_the_machine_it_was_written_on():
    texts = [path for path in TRACKED if path.suffix not in BINARY]

    assert _found(texts, FORBIDDEN.pattern) == {}


def test_a_module_begins_with_the_future_import():
    late = []
    for path in OWN_MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        statements = [node for node in tree.body if not _is_docstring(node)]
        if statements and ast.unparse(statements[0]) != FUTURE:
            late.append(_short(path))

    assert late == []


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_functions_stay_short():
    long = {}
    for path in OWN_MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long[f"{_short(path)} {node.name}"] = lines

    assert long == {}


@pytest.mark.parametrize(
    ("paths", "most"),
    [(OWN_MODULES, MODULE_LINES), (TEMPLATES, TEMPLATE_LINES)],
    ids=["modules", "templates"],
)
def test_files_stay_short(paths, most):
    lengths = {_short(path): _lines(path) for path in paths}

    assert lengths != {}
    assert {name: lines for name, lines in lengths.items() if lines > most} == {}


def test_web_templates_have_no_inline_style_or_script():
    """What WeasyPrint draws is left out: it meets no browser and no such policy."""
    web = [path for path in TEMPLATES if not _is_for_print(path)]
    style = r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:"
    script = r"<script(?![^>]*\ssrc=)[^>]*>"

    assert _found(web, f"{style}|{script}") == {}


def _is_for_print(path: Path) -> bool:
    return "pdf" in path.parts or path.stem.endswith(("pdf", "print"))


def test_words_never_stand_inside_a_drawing():
    """WeasyPrint draws SVG words letter by letter, which breaks Bangla."""
    assert PICTURES != []
    assert _found(PICTURES + TEMPLATES, r"<text\b|<tspan\b") == {}


def _found(paths: list[Path], pattern: str) -> dict[str, list[str]]:
    expression = re.compile(pattern)
    found = {
        _short(path): [
            m.group() for m in expression.finditer(path.read_text(encoding="utf-8"))
        ]
        for path in paths
    }
    return {name: matches for name, matches in found.items() if matches}


def test_migrations_have_names_given_by_hand():
    names = [path.stem for path in MODULES if path.parent.name == "migrations"]

    assert [
        name for name in names if "_auto_" in name or name.endswith("_initial")
    ] == []
    assert all(
        re.fullmatch(r"\d{4}_[a-z0-9_]+", name) for name in names if name != "__init__"
    )


def test_shell_scripts_can_be_started():
    scripts = [
        path for path in TRACKED if path.suffix == ".sh" or path.parent.name == ".ci"
    ]

    assert scripts != []
    assert [_short(path) for path in scripts if not path.stat().st_mode & 0o100] == []
