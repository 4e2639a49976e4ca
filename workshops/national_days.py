"""The public holidays of Bangladesh that fall on the same date every year.

Source: the yearly list of general holidays of the Ministry of Public Administration
(জনপ্রশাসন মন্ত্রণালয়), Bangladesh. Days that depend on the moon, and days that were
added or taken off the list in single years, are left out: the office writes those down
when they are announced.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class NationalDay(NamedTuple):
    month: int
    day: int
    name_bn: str
    name_en: str

    def in_year(self, year: int) -> dt.date:
        return dt.date(year, self.month, self.day)


NATIONAL_DAYS = (
    NationalDay(
        2,
        21,
        "শহীদ দিবস ও আন্তর্জাতিক মাতৃভাষা দিবস",
        "Martyrs' Day and International Mother Language Day",
    ),
    NationalDay(3, 26, "স্বাধীনতা ও জাতীয় দিবস", "Independence and National Day"),
    NationalDay(4, 14, "বাংলা নববর্ষ", "Bangla New Year"),
    NationalDay(5, 1, "মে দিবস", "May Day"),
    NationalDay(12, 16, "বিজয় দিবস", "Victory Day"),
    NationalDay(12, 25, "বড়দিন", "Christmas Day"),
)
