"""Imports point down: between the apps, and inside each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "curriculum": set(),
    "workshops": {"curriculum"},
    "assessments": {"curriculum", "workshops"},
    "certificates": {"curriculum", "workshops"},
    "home": {"curriculum", "workshops", "assessments", "certificates", "config"},
    "config": {"curriculum", "workshops", "assessments", "certificates", "home"},
}
PLUGINS = ["curriculum", "workshops", "assessments", "certificates"]
OURS = {*MAY_IMPORT, "tests"}

LEVELS = {
    0: {"choices", "signals", "conf"},
    # Blocks are the shape of a StreamField, so models need them.
    1: {"models", "querysets", "blocks"},
    2: {"services", "queries", "access"},
    3: {"forms", "fields", "pdf", "exports", "charts", "panels", "presentation"},
    4: {"views", "api", "viewsets", "wagtail_hooks", "receivers", "tasks"},
}
LEVEL_OF = {name: level for level, names in LEVELS.items() for name in names}
# What Django starts by itself and nobody imports: it may reach for anything.
ENTRANCES = {
    *("apps", "checks", "management"),
    *("urls", "field_urls", "calendar_urls", "public_urls", "api_urls", "odk_urls"),
}
# Heavy: whoever needs neither must not wait for them.
DOORS = {
    "weasyprint": ("certificates.pdf", "curriculum.printing"),
    "scipy": ("assessments.analysis", "assessments.report.technical"),
}


def _modules(app: str) -> list[Path]:
    folder = ROOT / app if (ROOT / app).exists() else ROOT / "site" / app
    return [
        path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts
    ]


def _dotted(path: Path) -> str:
    base = ROOT / "site" if path.is_relative_to(ROOT / "site") else ROOT
    return ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(
        ".__init__"
    )


def _imports(path: Path) -> Iterator[str]:
    """Dotted names, those inside functions and for type checkers too."""
    package = _dotted(path).split(".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + (path.stem == "__init__")]
            base = ".".join(
                [*(above if node.level else []), *filter(None, [node.module])]
            )
            yield from (f"{base}.{alias.name}" for alias in node.names)


MODULES = {_dotted(path): path for app in MAY_IMPORT for path in _modules(app)}


@cache
def _level(module: str) -> int | None:
    """By the first name in the path that has a level: `workshops.models.centre` is 1.

    A module without such a name is a leaf when nothing it takes from its own app, and
    nothing that takes in turn, stands higher: then anybody may import it. Otherwise
    it stands beside services and queries.
    """
    rest = module.split(".")[1:]
    if not rest or ENTRANCES & set(rest):
        return None
    named = _named_level(module)
    if named is not None:
        return named
    return 2 if any(_named_level(name) for name in _reached(module)) else 0


def _named_level(module: str) -> int | None:
    return next(
        (LEVEL_OF[name] for name in module.split(".")[1:] if name in LEVEL_OF), None
    )


def _reached(module: str) -> set[str]:
    """What a module imports from its own app, and what that imports."""
    reached, todo = set(), [module]
    while todo:
        path = MODULES.get(todo.pop())
        names = _imports(path) if path else ()
        own = {
            _module_of(n) or n for n in names if n.split(".")[0] == module.split(".")[0]
        }
        todo += own - reached
        reached |= own
    return reached


def _module_of(name: str) -> str | None:
    """The module of ours that a dotted name lies in."""
    parts = name.split(".")
    prefixes = [".".join(parts[:length]) for length in range(len(parts), 1, -1)]
    return next((prefix for prefix in prefixes if prefix in MODULES), None)


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_an_app_imports_only_what_lies_below_it(app):
    modules = _modules(app)
    upwards = [
        f"{_dotted(path)} imports {name}"
        for path in modules
        for name in _imports(path)
        if name.split(".")[0] in OURS - {app} - MAY_IMPORT[app]
    ]

    assert modules != []
    assert upwards == []


def test_assessments_and_certificates_are_siblings():
    assert "certificates" not in MAY_IMPORT["assessments"]
    assert "assessments" not in MAY_IMPORT["certificates"]


@pytest.mark.parametrize("app", PLUGINS)
def test_inside_an_app_imports_point_down(app):
    upwards = [
        f"{_dotted(path)} imports {name}"
        for path in _modules(app)
        for name in _imports(path)
        if name.split(".")[0] == app and _points_up(_dotted(path), name)
    ]

    assert upwards == []


def _points_up(importer: str, imported: str) -> bool:
    here, there = _level(importer), _level(_module_of(imported) or imported)
    return here is not None and there is not None and there > here


def test_heavy_packages_come_in_by_their_own_doors():
    elsewhere = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        for name in _imports(path)
        if not module.startswith(DOORS.get(name.split(".")[0], ""))
    ]

    assert elsewhere == []


@pytest.mark.parametrize(
    ("importer", "imported", "answer"),
    [
        ("workshops.models.workshop", "workshops.forms.WorkshopForm", True),
        ("workshops.access", "workshops.views.roll_call", True),
        ("workshops.choices", "workshops.models.Workshop", True),
        ("workshops.models.workshop", "workshops.choices.WorkshopState", False),
        ("workshops.views.roll_call", "workshops.services.mark_attendance", False),
        ("workshops.services", "workshops.queries.roster", False),
        ("workshops.apps", "workshops.receivers.anything", False),
    ],
)
def test_the_order_inside_an_app(importer, imported, answer):
    assert _points_up(importer, imported) is answer
