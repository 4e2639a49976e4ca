"""How often somebody may guess. Only a miss costs something, so a hit never locks anybody.

A miss is a code that is written right and belongs to nobody. A slip of the pen is none,
since the check character finds it: a room full of people who check certificates behind
one address never comes near its budget. The QR code is not counted at all, for nobody
guesses 128 bits: whatever somebody at the next table does, it goes on working.

When very many miss from everywhere, each address has a small budget; who has missed
nothing is served as always. Addresses are kept for an hour, and as keyed hashes only.
"""

from __future__ import annotations

import ipaddress
import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MISSES = 40
MISSES_WHEN_BUSY = 3
MISSES_OF_ALL = 2000
WRONG_NAMES = 10
_HOUR = 3600
_DAY = 24 * _HOUR


def may_guess(address: str) -> bool:
    """Whether a typed code from this address is looked up now."""
    is_busy = _count("all", _HOUR) >= MISSES_OF_ALL
    allowed = MISSES_WHEN_BUSY if is_busy else MISSES
    return _count(_room(address), _HOUR) < allowed


def note_miss(address: str) -> None:
    _add_one(_room(address), _HOUR)
    _add_one("all", _HOUR)


def may_try_name(token: str) -> bool:
    """Whether a name is compared with this certificate's today, from wherever."""
    return _count(f"name {token}", _DAY) < WRONG_NAMES


def note_wrong_name(token: str) -> None:
    _add_one(f"name {token}", _DAY)


def _room(address: str) -> str:
    """One home has a whole block of the long addresses of IPv6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    if found.ipv4_mapped:
        # A server that listens on both kinds writes the short ones like this.
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _count(who: str, seconds: int) -> int:
    return int(cache.get(_key(who, seconds), 0))


def _add_one(who: str, seconds: int) -> None:
    key = _key(who, seconds)
    cache.add(key, 0, seconds)
    try:
        cache.incr(key)
    except ValueError:
        # It ran out between the two lines.
        cache.set(key, 1, seconds)


def _key(who: str, seconds: int) -> str:
    period = int(time.time() // seconds)
    hashed = salted_hmac("certificates.budgets", f"{who} {period}").hexdigest()[:32]
    return f"certificates.misses.{hashed}"
