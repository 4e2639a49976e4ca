#!/usr/bin/env python
"""Django's command line for the Ankur site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# config and home live in site/, which is a source root and never a package.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
