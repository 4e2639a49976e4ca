"""The certificate that is measured: two languages, a logo, two signatures, own facts each."""

from __future__ import annotations

import datetime as dt
import io
import random
from typing import Any

from PIL import Image, ImageDraw

from certificates.models import Certificate
from certificates.pdf import Artwork
from certificates.pictures import prepared_logo, prepared_signature

FIRST = ["মোসাম্মৎ", "শ্রী", "প্রিয়াঙ্কা", "মুস্তাফিজুর", "জ্যোৎস্না", "উম্মে", "সৈয়দা", "ঋতুপর্ণা"]
MIDDLE = ["রহিমা", "কৃষ্ণচন্দ্র", "রাজ্যশ্রী", "রহমান", "কুলসুম", "ক্ষণপ্রভা", "ফিরোজা"]
LAST = ["আক্তার", "ভট্টাচার্য", "চক্রবর্তী", "চৌধুরী", "বিশ্বাস", "বন্দ্যোপাধ্যায়", "বেগম"]
LATIN = [
    "Rahima",
    "Krishna",
    "Priyanka",
    "Mustafiz",
    "Jyotsna",
    "Kulsum",
    "Akter",
    "Begum",
]
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
    "is_invented": False,
}


def people(count: int, seed: int = 0) -> list[tuple[Certificate, dict[str, str]]]:
    """Certificates with invented names; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    return [_person(chance) for _ in range(count)]


def _person(chance: random.Random) -> tuple[Certificate, dict[str, str]]:
    names = {
        "bn": " ".join(chance.choice(part) for part in (FIRST, MIDDLE, LAST)),
        "en": f"{chance.choice(LATIN)} {chance.choice(LATIN)}",
    }
    certificate = Certificate(
        code="".join(chance.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=13)),
        facts=FACTS,
        statement=chance.randbytes(98),
        issued_at=dt.datetime(2026, 3, 9, tzinfo=dt.UTC),
    )
    return certificate, names


def artwork() -> Artwork:
    return Artwork(_logo(), (_signature(3), _signature(5)))


def _logo() -> bytes:
    picture = Image.new("RGBA", (800, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((250, 20, 550, 320), fill=(11, 73, 49, 255))
    pen.ellipse((330, 90, 470, 250), fill=(245, 168, 28, 255))
    pen.rectangle((200, 340, 600, 370), fill=(11, 73, 49, 255))
    return prepared_logo(*_sent(picture))


def _signature(waves: int) -> bytes:
    from math import sin

    picture = Image.new("RGB", (1200, 400), "white")
    points = [
        (100 + x, 200 + 110 * sin(x * waves / 160) * (1 - x / 1300))
        for x in range(0, 1000, 4)
    ]
    ImageDraw.Draw(picture).line(points, fill=(22, 38, 110), width=9, joint="curve")
    return prepared_signature(*_sent(picture))


def _sent(picture: Image.Image) -> tuple[io.BytesIO, int]:
    written = io.BytesIO()
    picture.save(written, "PNG")
    size = written.tell()
    written.seek(0)
    return written, size
