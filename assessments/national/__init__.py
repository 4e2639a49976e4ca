"""Many workshops together: what they say as one, from sums and without an answer."""

from __future__ import annotations
