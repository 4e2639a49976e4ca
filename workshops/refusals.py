"""Why the program says no: one sentence for the person who asked."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A service refuses. The message says what to do; forms show it as it is."""


class Full(Refused):
    """No place is left, but the person may wait for one."""
