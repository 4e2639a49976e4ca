"""So many requests a minute with one key, counted in the cache of the site."""

from __future__ import annotations

import time

from django.core.cache import cache

from workshops import conf
from workshops.models import ApiToken

MINUTE = 60


class TooMany(Exception):
    """`wait` is in how many seconds the next minute begins."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def count_request(token: ApiToken) -> None:
    """Raises TooMany when this key has asked too often in this minute of the clock."""
    now = int(time.time())
    key = f"workshops.api.{token.pk}.{now // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        asked = cache.incr(key)
    except ValueError:
        # A cache that is full may forget at once; then nobody is sent away.
        return
    if asked > conf.api_requests_a_minute():
        raise TooMany(MINUTE - now % MINUTE)
