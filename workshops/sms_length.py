"""How many SMS a text makes. Bangla needs two bytes a letter, so fewer fit into one."""

from __future__ import annotations

from dataclasses import dataclass

_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = set("^{}\\[~]|€\f")
_GSM_ONE, _GSM_JOINED = 160, 153
_UCS2_ONE, _UCS2_JOINED = 70, 67


@dataclass(frozen=True)
class SmsLength:
    units: int
    segments: int
    fits: int
    """How many units fit into this many segments."""


def sms_length(text: str) -> SmsLength:
    """GSM's own alphabet if the whole text is in it, else UCS-2."""
    if set(text) <= _GSM | _GSM_TWICE:
        units = len(text) + sum(letter in _GSM_TWICE for letter in text)
        return _cut(units, _GSM_ONE, _GSM_JOINED)
    units = len(text.encode("utf-16-be")) // 2
    return _cut(units, _UCS2_ONE, _UCS2_JOINED)


def _cut(units: int, one: int, joined: int) -> SmsLength:
    if units <= one:
        return SmsLength(units, 1, one)
    segments = -(-units // joined)
    return SmsLength(units, segments, segments * joined)
