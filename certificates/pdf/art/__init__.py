"""The drawn parts of certificates, as SVG without words. Pure; a module for each layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certificates.palette import Accents
from certificates.pdf.art import guilloche, kantha, rules, sky, svg

DRAWINGS: Mapping[str, Callable[[Accents], str]] = {
    "art/waves.svg": guilloche.waves,
    "art/frame.svg": guilloche.frame,
    "art/rosette.svg": guilloche.rosette,
    "art/sprout.svg": svg.sprout,
    "art/kantha.svg": kantha.border,
    "art/lotus.svg": kantha.lotus,
    "art/sky.svg": sky.scene,
    "art/left-kite.svg": sky.left_kite,
    "art/right-kite.svg": sky.right_kite,
    "art/rules.svg": rules.rules,
}
"""By the address that style sheets give them."""
