from __future__ import annotations

import pytest

from certificates.pdf.sizing import size_that_fits

SIXTY = "মোহাম্মদ আব্দুর রহমান মুস্তাফিজুর ইসলাম চৌধুরী ক্ষেত্রপ্রতিষ্ঠা"


def test_a_short_name_is_as_large_as_may_be():
    assert size_that_fits("রহিমা", width=225, largest=38) == 38


@pytest.mark.parametrize("letters", [50, 100, 200, 400])
def test_a_longer_name_is_smaller(letters):
    shorter = size_that_fits("ক" * letters, width=225, largest=38)
    longer = size_that_fits("ক" * letters * 2, width=225, largest=38)
    assert longer < shorter < 38


def test_half_the_width_is_half_the_size():
    whole = size_that_fits(SIXTY, width=200, largest=100)
    half = size_that_fits(SIXTY, width=100, largest=100)
    assert abs(whole - 2 * half) <= 0.2


def test_nothing_is_as_large_as_may_be():
    assert size_that_fits("", width=10, largest=38) == 38


def test_letters_our_fonts_lack_count_as_wide():
    assert size_that_fits("字", width=25.4, largest=100) == pytest.approx(72, abs=0.2)
