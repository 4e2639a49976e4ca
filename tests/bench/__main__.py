"""`python -m tests.bench [GROUP …]`: figures on standard output, the rest on standard error."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tests.bench.figure import Figure

HERE = Path(__file__).resolve().parent
NOT_GROUPS = {
    *("figure", "__main__", "multiplied", "imports", "peers"),
    *("national_baseline", "national_data"),
}


def main(wanted: list[str]) -> None:
    groups = group_names()
    unknown = [name for name in wanted if name not in groups]
    if unknown:
        sys.exit(
            f"No such group: {', '.join(unknown)}. There are: {', '.join(groups)}."
        )
    with site():
        for name in wanted or groups:
            sys.stderr.write(f"» {name}\n")
            for figure in runner(name)():
                sys.stdout.write(figure.as_json() + "\n")
                sys.stdout.flush()


def group_names() -> list[str]:
    names = [module.name for module in pkgutil.iter_modules([str(HERE)])]
    return sorted(set(names) - NOT_GROUPS)


def runner(name: str) -> Callable[[], Iterator[Figure]]:
    return importlib.import_module(f"tests.bench.{name}").run


@contextmanager
def site() -> Iterator[None]:
    """The site with the settings of the tests, on an empty database of its own."""
    sys.path.insert(0, str(HERE.parents[1] / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
        teardown_test_environment()


if __name__ == "__main__":
    main(sys.argv[1:])
