"""Pictures packed as small as their colours allow; every pixel stays as it is.

WeasyPrint writes eight bits for each colour of each pixel. A logo has few colours and a
signature sixteen steps of ink, so a palette or four bits say the same.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

_STEP = 17
"""Between the sixteen shades that four bits can say."""
_MOST_COLOURS = 256


def packed(image: pikepdf.Stream) -> None:
    """Writes a picture or a mask anew when that is smaller."""
    plain = image.get("/BitsPerComponent") == 8 and "/Decode" not in image
    if not plain or image.get("/Filter") != "/FlateDecode":
        return
    width, height = int(image.Width), int(image.Height)
    content, entries = image.read_bytes(), dict[str, Any]()
    if image.ColorSpace == "/DeviceRGB":
        content, entries = _with_palette(np.frombuffer(content, np.uint8))
    elif image.ColorSpace == "/DeviceGray":
        shades = np.frombuffer(content, np.uint8)
        if not (shades % _STEP).any():
            content = _in_fours(shades.reshape(height, width) // _STEP)
            entries = {"/BitsPerComponent": 4}
    small = zlib.compress(content, 9)
    if len(small) < len(image.read_raw_bytes()):
        image.write(small, filter=pikepdf.Name.FlateDecode)
        for name, value in entries.items():
            image[name] = value


def _with_palette(content: NDArray[np.uint8]) -> tuple[bytes, dict[str, Any]]:
    """A byte for each pixel, if there are few enough colours."""
    colours, numbers = np.unique(content.reshape(-1, 3), axis=0, return_inverse=True)
    if len(colours) > _MOST_COLOURS:
        return content.tobytes(), {}
    space = pikepdf.Array(
        [
            pikepdf.Name.Indexed,
            pikepdf.Name.DeviceRGB,
            len(colours) - 1,
            pikepdf.String(colours.tobytes()),
        ]
    )
    return numbers.astype(np.uint8).tobytes(), {"/ColorSpace": space}


def _in_fours(steps: NDArray[np.uint8]) -> bytes:
    """Two pixels in a byte; each row begins with a new one."""
    if steps.shape[1] % 2:
        steps = np.pad(steps, ((0, 0), (0, 1)))
    return (steps[:, ::2] << 4 | steps[:, 1::2]).astype(np.uint8).tobytes()
