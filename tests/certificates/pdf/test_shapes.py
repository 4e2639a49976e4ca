"""Whether a name looks right, and whether a phone reads the code: seen by other programs."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from certificates.pdf import render_certificate
from certificates.pdf.render import check_url
from curriculum.printing import read_static

FONT = "certificates/fonts/noto-serif-bengali-bengali-600-normal.woff2"
NAMES = ["শ্রীকৃষ্ণ ক্ষ্মৌ", "হৃৎপিণ্ড স্ত্রৈণ", "জ্যোৎস্না", "বিদ্যুৎ র‍্যাব", "কৌতূহল চিকিৎসা"]
DOTS = 300
SIZE = 38.0


class Polygons(BasePen):
    """Outlines as polygons, curves in small steps."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.polygons = []

    def _moveTo(self, point):
        self.polygons.append([point])

    def _lineTo(self, point):
        self.polygons[-1].append(point)

    def _curveToOne(self, one, two, end):
        start = self.polygons[-1][-1]
        for step in range(1, 9):
            t = step / 8
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (start, one, two, end)
            self.polygons[-1].append(
                tuple(
                    sum(w * p[axis] for w, p in zip(weights, points, strict=True))
                    for axis in (0, 1)
                )
            )


def shaped(text):
    """The picture of `text` by HarfBuzz alone, black on white, cut to its ink."""
    harfbuzz = pytest.importorskip("uharfbuzz")
    font = TTFont(BytesIO(read_static(FONT)))
    font.flavor = None
    content = BytesIO()
    font.save(content)
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    harfbuzz.shape(harfbuzz.Font(harfbuzz.Face(content.getvalue())), buffer)
    scale = SIZE / 72 * DOTS / 1000
    sheet = Image.new("1", (2600, 500), 1)
    x = 400.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = Polygons(font.getGlyphSet())
        font.getGlyphSet()[font.getGlyphName(info.codepoint)].draw(pen)
        at = (x + place.x_offset, 1300 - place.y_offset)
        _fill(
            sheet,
            [
                [((at[0] + px) * scale, (at[1] - py) * scale) for px, py in each]
                for each in pen.polygons
            ],
        )
        x += place.x_advance
    return _cut(sheet.convert("L"))


def _fill(sheet, polygons):
    """Non-zero winding: what turns one way is ink, what turns the other is a hole."""
    for polygon in sorted(polygons, key=_turn):
        ImageDraw.Draw(sheet).polygon(polygon, fill=0 if _turn(polygon) < 0 else 1)


def _turn(polygon):
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return -sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


def _cut(picture):
    return picture.crop(ImageChops.invert(picture).getbbox())


def printed_name(certificate, name):
    """What stands where the name stands, without the pale ground."""
    pdf = render_certificate(certificate, names={"bn": name})
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS / 72).to_pil().convert("L")
    millimetre = DOTS / 25.4
    box = (35 * millimetre, 89.5 * millimetre, 262 * millimetre, 110 * millimetre)
    return _cut(
        page.crop(tuple(map(int, box))).point(lambda value: 0 if value < 110 else 255)
    )


@pytest.mark.parametrize("name", NAMES)
def test_conjuncts_and_vowel_signs_look_as_harfbuzz_shapes_them(issued, name):
    printed, reference = printed_name(issued, name), shaped(name)
    assert printed.width == pytest.approx(reference.width, abs=4)
    assert printed.height == pytest.approx(reference.height, abs=4)
    scaled = reference.resize(printed.size)
    strays = ink_apart(printed, scaled) + ink_apart(scaled, printed)
    assert strays / printed.histogram()[0] < 0.01


def ink_apart(one, other):
    """Pixels of ink in `one` with none beside them in `other`."""
    near = other.filter(ImageFilter.MinFilter(5))
    return (
        ImageChops.subtract(near, one)
        .point(lambda value: value > 200 and 255)
        .histogram()[255]
    )


def test_another_name_would_be_seen(issued):
    printed, other = printed_name(issued, "জ্যোৎস্না"), shaped("জোৎসনা")
    assert abs(printed.width - other.width) > 4


@pytest.mark.parametrize("language", ["bn", "en", "both"])
def test_another_program_reads_the_code_on_grey_paper(issued, language):
    zxing = pytest.importorskip("zxingcpp")
    issued.facts["language"] = language
    pdf = render_certificate(issued, names={"bn": "রহিমা", "en": "Rahima"})
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil().convert("L")
    grey = page.point(lambda value: 60 + value * 130 // 255)
    assert [code.text for code in zxing.read_barcodes(grey)] == [check_url(issued)]
