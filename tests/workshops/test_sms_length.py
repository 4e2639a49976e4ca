from __future__ import annotations

import pytest

from workshops.sms_length import SmsLength, sms_length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", SmsLength(0, 1, 160)),
        ("a" * 160, SmsLength(160, 1, 160)),
        ("a" * 161, SmsLength(161, 2, 306)),
        ("€" * 80, SmsLength(160, 1, 160)),
        ("আ" * 70, SmsLength(70, 1, 70)),
        ("আ" * 71, SmsLength(71, 2, 134)),
        ("আ" * 134, SmsLength(134, 2, 134)),
        ("আ" * 135, SmsLength(135, 3, 201)),
        ("a" * 69 + "আ", SmsLength(70, 1, 70)),
        ("😀" * 36, SmsLength(72, 2, 134)),
    ],
)
def test_how_many_sms_a_text_makes(text, expected):
    assert sms_length(text) == expected
