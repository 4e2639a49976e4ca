from __future__ import annotations

import pytest

from certificates.initials import initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rina Akter", "R. A."),
        ("  rina   akter ", "r. a."),
        ("রহিমা খাতুন", "র. খা."),
        ("প্রিয়া আক্তার", "প্রি. আ."),
        ("ক্ষিতীশ চন্দ্র", "ক্ষি. চ."),
        ("র‌্যাচেল গোমেজ", "র‌্যা. গো."),
        ("মোঃ জাহাঙ্গীর", "মোঃ. জা."),
        ("ইয়াসমিন (মিনু)", "ই. মি."),
        ("Élodie d'Souza", "É. d."),
        ("৭৭ ---", ""),
        ("", ""),
    ],
)
def test_initials_are_letters_as_readers_see_them(name, expected):
    assert initials(name) == expected


def test_both_encodings_of_a_letter_give_the_same():
    assert initials("\u09dfা") == initials("\u09af\u09bcা")
