"""QR codes of capital letters and digits, made with tables of numpy.

With version, error level and mask fixed, every module of a code is the sum of some bits
of its text, so nothing has to be tried or decided. segno, which we trust, tells once where
the modules of a version lie; the tests hold each code to be the one that segno makes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import segno
from numpy.typing import NDArray
from segno import consts

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.intp]

VERSIONS = range(1, 10)
"""Those that count the letters of a text in nine bits."""
_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC, _MODE_BITS, _COUNT_BITS = 0b0010, 4, 9
_PAIR_BITS, _LAST_BITS, _TERMINATOR_BITS = 11, 6, 4
_PADDING = (0b11101100, 0b00010001)
_FIELD = 0b100011101
"""The polynomial of the field of 256 elements (ISO/IEC 18004, 7.5.2)."""
_DATA = (consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT)


def modules(text: str, mask: int) -> Bytes | None:
    """The dark modules (1) at error level M; None for what these tables do not cover."""
    raw = text.encode("ascii", "replace")
    # Of digits alone segno makes a denser kind of code.
    if not raw or raw.translate(None, _LETTERS) or raw.isdigit():
        return None
    length = _length(len(raw))
    version = next((n for n in VERSIONS if length <= 8 * _blocks(n).capacity), None)
    if version is None:
        return None
    blocks, places = _blocks(version), _places(version, mask)
    bits = np.unpackbits(blocks.interleaved(_codewords(raw, blocks.capacity)))
    whole = places.ground.copy()
    whole[places.order] ^= bits
    return whole.reshape(places.side, places.side)


def _length(letters: int) -> int:
    pairs, last = divmod(letters, 2)
    return _MODE_BITS + _COUNT_BITS + pairs * _PAIR_BITS + last * _LAST_BITS


def _codewords(raw: bytes, capacity: int) -> Bytes:
    """The text as bits, and the padding that fills the code (7.4)."""
    values = _VALUES[np.frombuffer(raw, np.uint8)]
    pairs = values[0:-1:2] * len(_LETTERS) + values[1::2]
    head = _ALPHANUMERIC << _COUNT_BITS | len(raw)
    parts = [_bits(np.array([head]), _MODE_BITS + _COUNT_BITS)]
    parts.append(_bits(pairs, _PAIR_BITS))
    if len(raw) % 2:
        parts.append(_bits(values[-1:], _LAST_BITS))
    # Where the end comes to stand on a byte, segno leaves another byte empty; so do we.
    length = _length(len(raw)) + _TERMINATOR_BITS
    parts.append(np.zeros(_TERMINATOR_BITS + 8 - length % 8, np.uint8))
    written = np.packbits(np.concatenate(parts))[:capacity]
    padding = np.resize(np.array(_PADDING, np.uint8), capacity - len(written))
    return np.concatenate([written, padding])


def _bits(values: NDArray[np.int64], width: int) -> Bytes:
    return (
        (values[:, None] >> np.arange(width - 1, -1, -1) & 1).astype(np.uint8).ravel()
    )


def _values() -> NDArray[np.int64]:
    found = np.zeros(256, np.int64)
    found[np.frombuffer(_LETTERS, np.uint8)] = np.arange(len(_LETTERS))
    return found


_VALUES = _values()


@dataclass(frozen=True)
class _Blocks:
    """How the codewords of a version are dealt out to blocks that correct themselves."""

    capacity: int
    deal: Numbers
    """For each block and place in it the number of the codeword; short ones begin with none."""
    generator: Bytes
    """For each place in a block what its codeword adds to the correction, times itself."""
    weave: Numbers
    """The order in which all are placed: those of the text, then the corrections."""

    def interleaved(self, codewords: Bytes) -> Bytes:
        dealt = np.append(codewords, np.uint8(0))[self.deal]
        products = _PRODUCTS[dealt[:, :, None], self.generator[None]]
        corrections = np.bitwise_xor.reduce(products, axis=1)
        return np.concatenate([codewords[self.weave], corrections.T.ravel()])


@lru_cache
def _blocks(version: int) -> _Blocks:
    table: Any = consts.ECC  # segno gives it no type
    groups = table[version][consts.ERROR_LEVEL_M]
    sizes = [each.num_data for each in groups for _ in range(each.num_blocks)]
    capacity, longest = sum(sizes), max(sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    numbers = [
        [-1] * (longest - size) + list(range(start, start + size))
        for start, size in zip(starts.tolist(), sizes, strict=True)
    ]
    weave = [
        start + place
        for place in range(longest)
        for start, size in zip(starts.tolist(), sizes, strict=True)
        if place < size
    ]
    count = groups[0].num_total - groups[0].num_data
    return _Blocks(
        capacity=capacity,
        deal=np.array(numbers, np.intp),
        generator=_remainders(longest, count),
        weave=np.array(weave, np.intp),
    )


def _powers() -> list[int]:
    """The powers of 2 in the field."""
    found = [1]
    while len(found) < 255:
        double = found[-1] << 1
        found.append(double ^ _FIELD if double > 255 else double)
    return found


def _products() -> Bytes:
    """Each element of the field times each."""
    powers = np.array(_powers(), np.uint8)
    logarithm = np.zeros(256, np.intp)
    logarithm[powers] = np.arange(255)
    whole = powers[(logarithm[:, None] + logarithm[None]) % 255]
    whole[0], whole[:, 0] = 0, 0
    return whole


_PRODUCTS = _products()


def _remainders(longest: int, count: int) -> Bytes:
    """What is left of x^n divided by the generator, for each place in a block (7.5.2)."""
    generator = np.array([1], np.uint8)
    for power in _powers()[:count]:
        times = np.append(_PRODUCTS[generator, power], np.uint8(0))
        generator = np.append(generator, np.uint8(0))
        generator[1:] ^= times[:-1]
    tail, found = generator[1:], [generator[1:]]
    while len(found) < longest:
        last = found[-1]
        found.append(np.append(last[1:], np.uint8(0)) ^ _PRODUCTS[last[0], tail])
    return np.array(found[::-1], np.uint8)


@dataclass(frozen=True)
class _Places:
    side: int
    ground: Bytes
    """What does not depend on the text, and the mask where it does; row by row."""
    order: Numbers
    """Where the bits of all codewords go."""


@lru_cache
def _places(version: int, mask: int) -> _Places:
    """Learnt from one code that segno makes of this version and mask."""
    code = segno.make(
        "A", error="m", version=version, mask=mask, boost_error=False, micro=False
    )
    kinds = [list(row) for row in code.matrix_iter(scale=1, border=0, verbose=True)]
    order = np.array(_way(kinds), np.intp)
    ground = np.array([list(row) for row in code.matrix], np.uint8).ravel()
    blocks = _blocks(version)
    bits = np.unpackbits(blocks.interleaved(_codewords(b"A", blocks.capacity)))
    order = order[: len(bits)]
    ground[order] ^= bits
    return _Places(len(kinds), ground, order)


def _way(kinds: list[list[int]]) -> list[int]:
    """Modules for data in the order they are filled: two columns at a time, up and down (7.7.3)."""
    side = len(kinds)
    # Column 6 holds the timing pattern and is passed over.
    rights = [right if right > 6 else right - 1 for right in range(side - 1, 0, -2)]
    found = []
    for turn, right in enumerate(rights):
        rows = range(side) if turn % 2 else range(side - 1, -1, -1)
        found += [
            row * side + column
            for row in rows
            for column in (right, right - 1)
            # segno calls this one part of the format, and fills it with data.
            if kinds[row][column] in _DATA or (row, column) == (8, side - 9)
        ]
    return found
