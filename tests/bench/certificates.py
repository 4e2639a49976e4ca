"""What one more certificate costs, against drawing everything anew for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from certificates.models import Certificate
from certificates.pdf.overlay import print_whole
from certificates.pdf.page import page_of
from certificates.pdf.render import render_certificate, render_many
from curriculum.printing import font_configuration
from tests.bench.figure import Figure, milliseconds

BATCH = 30
NAMES = {"bn": "মোসাম্মৎ রহিমা আক্তার", "en": "Mosammat Rahima Akter"}
FACTS: dict[str, Any] = {
    "module": {"bn": "শাসন নয়, উৎসাহ", "en": "From punishment to encouragement"},
    "module_key": "00000000-0000-0000-0000-000000000000",
    "edition": 1,
    "organisation": {"bn": "শাপলা সংস্থা", "en": "Shapla Trust"},
    "centre": {"bn": "নতুন বাজার কেন্দ্র", "en": "Notun Bazar centre"},
    "audience": {"slug": "parents", "bn": "অভিভাবক", "en": "Parents"},
    "held_from": "2026-03-01",
    "held_to": "2026-03-08",
    "issued_on": "2026-03-09",
    "sessions_held": 2,
    "sessions_attended": 2,
    "signatory": {"bn": "শিরিন", "en": "Shirin"},
    "signatory_role": {"bn": "সমন্বয়কারী", "en": "Coordinator"},
    "language": "both",
    "layout": "formal",
    "is_child": False,
    "is_invented": True,
}


def run() -> Iterator[Figure]:
    plain = milliseconds(_print_with_nothing_kept, times=5)
    one = milliseconds(_print_one, times=15)
    many = round(milliseconds(_print_many, times=3) / BATCH, 3)
    yield Figure("certificates.one.vs_plain", one, "ms", plain, 15)
    yield Figure("certificates.one.vs_limit", one, "ms", 150.0, 15)
    yield Figure("certificates.batch.vs_plain", many, "ms", plain, BATCH)


def _certificate(code: str = "0123456789ABC") -> Certificate:
    issued = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)
    return Certificate(code=code, facts=FACTS, issued_at=issued)


def _print_one() -> bytes:
    return render_certificate(_certificate(), names=NAMES)


def _print_many() -> bytes:
    return render_many([(_certificate(f"{n:013d}"), NAMES) for n in range(BATCH)])


def _print_with_nothing_kept() -> bytes:
    """The plain way: fonts, paper and words once more for each person."""
    font_configuration.cache_clear()
    return print_whole(page_of(_certificate(), NAMES))
