from __future__ import annotations

import hashlib
import re
from pathlib import Path

FONTS = Path(__file__).parents[2] / "certificates/static/certificates/fonts"


def test_readme_tells_the_checksum_of_every_font():
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    written = dict(re.findall(r"`(\S+\.woff2)`.*`([0-9a-f]{64})`", readme))
    found = {
        font.name: hashlib.sha256(font.read_bytes()).hexdigest()
        for font in FONTS.glob("*.woff2")
    }
    assert len(found) == 4
    assert written == found


def test_licence_lies_beside_the_fonts():
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.count("SIL OPEN FONT LICENSE Version 1.1") == 1
