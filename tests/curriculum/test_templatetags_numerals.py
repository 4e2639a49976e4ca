from __future__ import annotations

import pytest
from django.utils import translation

from curriculum.templatetags.numerals import digits, exact, points, signed


@pytest.mark.parametrize(("language", "expected"), [("bn", "১২ মার্চ"), ("en", "12 মার্চ")])
def test_digits_follow_the_language(language, expected):
    with translation.override(language):
        assert digits("12 মার্চ") == expected


def test_points_are_whole():
    with translation.override("bn"):
        assert points(62.5) == "৬২"
        assert points(None) == ""


def test_exact_has_a_true_minus_and_a_dash_for_nothing():
    with translation.override("en"):
        assert exact(-1.2345, 3) == "−1.234"
        assert exact(None) == "–"


def test_signed_shows_the_direction():
    with translation.override("en"):
        assert [signed(8.6), signed(-8.6), signed(-0.2)] == ["+9", "−9", "0"]
