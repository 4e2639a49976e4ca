from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from assessments.cards import picture_name, printed_number, read_number

ROOT = Path(__file__).parents[2]
CARDS = ROOT / "assessments/static/assessments/cards"
ANSWERS = ROOT / "assessments/static/assessments/answers"
AUDIENCES = ROOT / "curriculum/static/curriculum/audiences"
PICTURES = sorted(
    picture
    for folder in (CARDS, ANSWERS, AUDIENCES)
    for picture in folder.glob("*.svg")
)


def named_cards():
    return tomllib.loads((CARDS / "names.toml").read_text(encoding="utf-8"))["cards"]


def test_every_card_has_a_picture_and_every_picture_a_card():
    slugs = [card["slug"] for card in named_cards()]
    assert len(slugs) == 24
    assert sorted(slugs) == sorted(picture.stem for picture in CARDS.glob("*.svg"))


@pytest.mark.parametrize("language", ["bn", "en"])
def test_no_two_cards_share_a_name(language):
    names = [card[language] for card in named_cards()]
    assert len(set(names)) == 24


def test_every_audience_has_a_pictogram():
    assert sorted(picture.stem for picture in AUDIENCES.glob("*.svg")) == [
        "children",
        "community-leaders",
        "employers",
        "officials",
        "parents",
        "schoolchildren",
    ]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_picture_is_small_wordless_and_of_one_colour(picture):
    drawing = picture.read_text(encoding="utf-8")
    assert len(drawing.encode()) <= 2048
    assert drawing.count('viewBox="0 0 64 64"') == 1
    assert re.findall(r"<text|<style|<image|href", drawing) == []
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) == {"none", "#15201a"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("174", 17),
        ("17-4", 17),
        (" ১৭ ৪ ", 17),
        ("0174", 17),
        ("l7-4", 17),
        ("175", None),
        ("714", None),
        ("17", None),
        ("0", None),
        ("", None),
        ("-", None),
        ("fish", None),
        ("1" * 40, None),
    ],
)
def test_a_typed_number_is_a_card_or_nothing(typed, number):
    assert read_number(typed) == number


def test_what_is_printed_can_be_typed():
    assert [read_number(printed_number(n)) for n in range(1, 400)] == list(
        range(1, 400)
    )


def test_a_card_is_named_in_the_language_of_the_page():
    assert [picture_name("sun", language) for language in ("bn", "en")] == [
        "সূর্য",
        "Sun",
    ]
