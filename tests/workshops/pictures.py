"""Pictures as cameras write them."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OWNER = b"Rina's phone"


def jpeg_with_gps(size: tuple[int, int] = (60, 40)) -> bytes:
    """With the place, the owner, a comment and a turned camera in the file."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = OWNER.decode()
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (23.0, 44.0, 12.5), 3: "E", 4: (90.0, 22.0, 1.5)}
    )
    written = io.BytesIO()
    image = Image.new("RGB", size, "red")
    image.save(
        written, "JPEG", exif=exif, comment=b"23.7367 N", xmp=b"<x>90.3670 E</x>"
    )
    return written.getvalue()


def upload(plain: bytes | None = None, name: str = "IMG_0001.jpg"):
    body = jpeg_with_gps() if plain is None else plain
    return SimpleUploadedFile(name, body, content_type="image/jpeg")
