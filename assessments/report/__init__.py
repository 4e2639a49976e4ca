"""The report of a workshop: who answered, whether opinions moved, how sure we are."""

from __future__ import annotations
