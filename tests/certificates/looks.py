"""Looks and pictures for tests of designs."""

from __future__ import annotations

import io

from PIL import Image

PEOPLE = [
    ("ফরিদা ইয়াসমিন", "Farida Yasmin", "পরিচালক", "Director"),
    ("মোহাম্মদ আব্দুল ক্বাদির", "Mohammad Abdul Quadir", "উপজেলা কর্মকর্তা", "Upazila officer"),
    ("শিরিন", "Shirin", "সহায়ক", "Facilitator"),
]


def look(signatories=1, **parts):
    """As it is frozen: plum and river, and a sentence with fields."""
    return {
        "accents": ["plum", "river"],
        "logo": "",
        "signatories": [
            {
                "name": {"bn": name_bn, "en": name_en},
                "role": {"bn": role_bn, "en": role_en},
                "picture": "",
            }
            for name_bn, name_en, role_bn, role_en in PEOPLE[:signatories]
        ],
        "texts": {
            "closing": {"bn": "{days} দিন, {place}", "en": "{days} days at {place}"}
        },
        **parts,
    }


def dot(colour="navy", size=(60, 30)):
    """A small PNG."""
    written = io.BytesIO()
    Image.new("RGBA", size, colour).save(written, "PNG")
    return written.getvalue()
