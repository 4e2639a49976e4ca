"""Points on the map. Pure.

A point outside Bangladesh is doubted, not refused: the box is rough, and a centre may
lie beyond the border.
"""

from __future__ import annotations

from decimal import Decimal

SOUTH, NORTH = Decimal("20.5"), Decimal("26.7")
WEST, EAST = Decimal("88.0"), Decimal("92.7")


def is_in_bangladesh(latitude: Decimal, longitude: Decimal) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def geo_link(latitude: Decimal, longitude: Decimal) -> str:
    """Opens the map on the phone itself and asks no other host (RFC 5870)."""
    return f"geo:{latitude},{longitude}?q={latitude},{longitude}"


def map_link(latitude: Decimal, longitude: Decimal) -> str:
    """A page of OpenStreetMap, for a machine without a map. Only ever a link."""
    point = f"mlat={latitude}&mlon={longitude}"
    return f"https://www.openstreetmap.org/?{point}#map=17/{latitude}/{longitude}"
