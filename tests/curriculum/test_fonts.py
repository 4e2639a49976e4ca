from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[2] / "curriculum/static/curriculum"
FONTS = STATIC / "fonts"
BANGLA = [
    "noto-sans-bengali-bengali-400-normal",
    "noto-sans-bengali-bengali-600-normal",
]
WEB_BYTES = 45_000


def written_checksums(folder):
    return dict(re.findall(r"`(\S+\.woff2)`.*`([0-9a-f]{64})`", readme(folder)))


def readme(folder):
    return (folder / "README.md").read_text(encoding="utf-8")


def found_checksums(folder):
    return {
        font.name: hashlib.sha256(font.read_bytes()).hexdigest()
        for font in folder.glob("*.woff2")
    }


def test_readme_tells_the_checksum_of_every_font():
    assert len(found_checksums(FONTS)) == 4
    assert written_checksums(FONTS) == found_checksums(FONTS)


def test_licence_lies_beside_the_fonts():
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.count("SIL OPEN FONT LICENSE Version 1.1") == 1


@pytest.mark.parametrize("name", BANGLA)
def test_bangla_weight_is_light_enough_for_the_web(name):
    assert (FONTS / f"{name}.woff2").stat().st_size <= WEB_BYTES


@pytest.mark.parametrize("name", BANGLA)
def test_bangla_weight_has_every_letter_and_sign(name):
    """The Bangla letters, signs and digits in use, danda and the two joiners."""
    letters = set("অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁ")
    signs = set("ািীুূৃেৈোৌ়্০১২৩৪৫৬৭৮৯৳।॥\u200c\u200d\u25cc")
    characters = set(TTFont(FONTS / f"{name}.woff2").getBestCmap())
    assert {chr(c) for c in characters} & (letters | signs) == letters | signs


def test_cut_weight_joins_letters_by_the_same_rules():
    whole, cut = (joining_rules(FONTS / f"{name}.woff2") for name in BANGLA)
    assert cut == whole


def joining_rules(path):
    """How many rules each joining feature has: a bad cut loses some.

    `rclt` is left aside: it places the Vedic signs, which the cut drops on purpose.
    """
    features = TTFont(path)["GSUB"].table.FeatureList.FeatureRecord
    return {
        record.FeatureTag: len(record.Feature.LookupListIndex)
        for record in features
        if record.FeatureTag != "rclt"
    }


def test_stylesheets_name_only_files_that_exist():
    css = (STATIC / "fonts.css").read_text(encoding="utf-8")
    named = re.findall(r'url\("fonts/(.+?)"\)', css)
    assert sorted(named) == sorted(found_checksums(FONTS))


def test_web_pages_load_one_font_only():
    web, _, _ = (
        (STATIC / "fonts.css").read_text(encoding="utf-8").partition("@media print")
    )
    assert re.findall(r'url\("fonts/(.+?)"\)', web) == [f"{BANGLA[0]}.woff2"]


def test_stylesheet_is_small_and_loads_nothing_else():
    css = (STATIC / "ankur.css").read_text(encoding="utf-8")
    assert len(css.encode()) <= 14 * 1024
    assert re.findall(r"@import|url\(", css) == []
