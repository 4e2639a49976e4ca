"""Whether many requests came from one address lately.

Many people may sit behind one address, so nobody is ever locked out: whoever sends from
a busy address answers one small question more. The address itself is not kept.
"""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

FREE_AN_HOUR = 5
_HOUR = 3600


def is_busy(address: str) -> bool:
    return bool(cache.get(_key(address), 0) >= FREE_AN_HOUR)


def note_sent(address: str) -> None:
    key = _key(address)
    cache.add(key, 0, _HOUR)
    try:
        cache.incr(key)
    except ValueError:
        # It ran out between the two lines.
        cache.set(key, 1, _HOUR)


def _key(address: str) -> str:
    return f"workshops.sent.{salted_hmac('workshops.busy', address).hexdigest()[:32]}"
