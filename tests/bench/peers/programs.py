"""Each program as a function that makes one certificate; warm, and with all it can keep."""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.ttLib import TTFont

from certificates.palette import Accents
from certificates.pdf.art import guilloche
from certificates.pdf.artwork import Artwork
from certificates.pdf.page import Page, html_of
from certificates.pdf.printer import CertificateFetcher
from curriculum.printing import read_static
from curriculum.qr import qr_path

Printer = Callable[[Page], bytes]
FACES = ["bengali-400", "bengali-600", "latin-400", "latin-600"]
TYPST = """
#let d = json(bytes(sys.inputs.d))
#set page(width: 297mm, height: 210mm, margin: 0mm, background: {
  let whole(f) = place(image(f, width: 297mm, height: 210mm))
  whole("waves.svg"); place(rotate(180deg, image("waves.svg", width: 297mm, height: 210mm)))
  whole("frame.svg")
  place(dx: 80mm, dy: 37mm, image("rosette.svg", width: 136mm))
  place(dx: 80mm, dy: 37mm, rotate(180deg, image("rosette.svg", width: 136mm)))
})
#set text(font: ("Noto Serif Bengali",), lang: d.lang, size: 11pt)
#place(dx: 128mm, dy: 23mm, image("logo.png", width: 40mm))
#place(top + center, dy: 43mm, block(width: 237mm, {
  set align(center)
  for line in d.lines { block(above: 3mm, below: 3mm, text(size: line.at(1) * 1pt, weight: line.at(2), line.at(0))) }
}))
#for n in (1, 2) { place(dx: 20mm + n * 28mm, dy: 155mm, image("signature-" + str(n) + ".png", width: 50mm)) }
#place(dx: 32mm, dy: 175mm, stack(spacing: 2mm, ..d.foot.map(text)))
#place(dx: 238mm, dy: 157mm, image(bytes(d.qr), format: "svg", width: 27mm))
#place(dx: 175mm, dy: 160mm, block(width: 61mm, { set align(right); stack(spacing: 2mm, ..d.check.map(text)) }))
"""


def words_of(page: Page) -> dict[str, list[tuple[str, float, int]]]:
    """What stands on the page, line by line: text, points, weight."""
    first, second = page.first, page.second
    assert second is not None
    both = [(key, first.lines[key], second.lines[key]) for key in first.lines]
    by_key = {
        key: [(one.text, one.size, 600), (two.text, two.size, 400)]
        for key, one, two in both
    }
    given = [(f"{first.given_to} · {second.given_to}", 12.0, 400)]
    done = [(f"{first.completed} · {second.completed}", 12.0, 400)]
    title = [(first.title, 36.0, 600), (second.title, 12.0, 400)]
    main = [by_key["organisation"], title, given, by_key["name"], done]
    small = [
        page.slots["code"][0],
        first.check,
        second.check,
        first.issued,
        second.issued,
    ]
    return {
        "lines": [
            line for part in [*main, by_key["module"], by_key["held"]] for line in part
        ],
        "foot": [
            (line.text, line.size, weight)
            for words, weight in ((first, 600), (second, 400))
            for each in words.signatories
            for line in (each.name, each.role)
        ],
        "check": [(text, 8.5, 400) for text in small],
    }


def qr_svg(page: Page) -> str:
    side, path = qr_path(page.address, mask=2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{path}"/></svg>'
    )


@contextmanager
def prepared(artwork: Artwork) -> Iterator[Path]:
    """A folder with art, pictures and fonts, as programs that read files want them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for drawing in (guilloche.waves, guilloche.frame, guilloche.rosette):
            (folder / f"{drawing.__name__}.svg").write_text(drawing(Accents()))
        for address, content in artwork.files.items():
            (folder / Path(address).name).write_bytes(content)
        for face in FACES:
            file = f"certificates/fonts/noto-serif-bengali-{face}-normal.woff2"
            font = TTFont(io.BytesIO(read_static(file)))
            font.flavor = None
            font.save(folder / f"{face}.ttf")
        (folder / "page.typ").write_text(TYPST)
        yield folder


@contextmanager
def typst(folder: Path) -> Iterator[Printer]:
    import typst as program

    compiler = program.Compiler(
        str(folder / "page.typ"), root=str(folder), font_paths=[str(folder)]
    )

    def make(page: Page) -> bytes:
        words = words_of(page)
        told = {
            "lang": page.first.language,
            "lines": words["lines"],
            "foot": [text for text, *_rest in words["foot"]],
            "check": [text for text, *_rest in words["check"]],
            "qr": qr_svg(page),
        }
        return bytes(compiler.compile(format="pdf", sys_inputs={"d": json.dumps(told)}))

    yield make


@contextmanager
def reportlab(folder: Path) -> Iterator[Printer]:
    """Without shaping, which its `drawString` lacks: Bangla comes out wrong, and faster."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont as Face
    from reportlab.pdfgen.canvas import Canvas

    for face in FACES:
        pdfmetrics.registerFont(Face(face, str(folder / f"{face}.ttf")))
    pictures = [ImageReader(str(path)) for path in sorted(folder.glob("*.png"))]
    strands = [
        [float(number) for number in re.findall(r"-?\d+", path)]
        for drawing in (guilloche.waves, guilloche.rosette)
        for path in re.findall(r' d="([^"]+)"', drawing(Accents()))
    ]

    def make(page: Page) -> bytes:
        written = io.BytesIO()
        canvas = Canvas(written, pagesize=(842, 595))
        for numbers in strands * 2:
            path = canvas.beginPath()
            path.moveTo(*numbers[:2])
            for place in range(2, len(numbers) - 5, 6):
                path.curveTo(*numbers[place : place + 6])
            canvas.drawPath(path)
        for place, picture in enumerate(pictures):
            canvas.drawImage(picture, 90 + 160 * place, 60, 120, 40, mask="auto")
        y = 480.0
        for part in words_of(page).values():
            for text, size, weight in part:
                script = "latin" if text.isascii() else "bengali"
                canvas.setFont(f"{script}-{weight}", size)
                canvas.drawCentredString(421, y, text)
                y -= size * 1.2
        code = canvas.beginPath()
        for run in re.findall(r"M(\d+) (\d+)h(\d+)", qr_path(page.address, mask=2)[1]):
            x, row, width = map(int, run)
            code.rect(670 + x * 1.4, 100 - row * 1.4, width * 1.4, 1.4)
        canvas.drawPath(code, fill=1, stroke=0)
        canvas.save()
        return written.getvalue()

    yield make


@contextmanager
def chromium(artwork: Artwork) -> Iterator[Printer]:
    from playwright.sync_api import Route, sync_playwright

    fetcher = CertificateFetcher(artwork.files)

    def answer(route: Route) -> None:
        found = fetcher.fetch(route.request.url)
        route.fulfill(body=found.read(), content_type=found.content_type)

    with sync_playwright() as programs:
        browser = programs.chromium.launch(executable_path="/usr/bin/chromium")
        tab = browser.new_page()
        tab.route("**/*", answer)

        def make(page: Page) -> bytes:
            html = html_of([page]).replace(
                "<head>", '<head><base href="https://certificate.invalid/">'
            )
            tab.set_content(html, wait_until="load")
            return tab.pdf(prefer_css_page_size=True, print_background=True)

        yield make
        browser.close()
