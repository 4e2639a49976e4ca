"""What a certificate costs, against plain WeasyPrint and other programs, in one run.

`ANKUR_CERTIFICATES` says for how many the growth of memory is watched; 1,000 when unset.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from itertools import islice

import psutil
import pypdfium2
from PIL import Image, ImageChops
from weasyprint import HTML

from certificates.pdf import Artwork, render_certificate, render_many, render_stream
from certificates.pdf.overlay import print_whole
from certificates.pdf.page import Page, html_of, page_of
from certificates.pdf.printer import VARIANT, page_of_html
from certificates.pdf.tiers import print_one
from tests.bench.figure import Figure, milliseconds
from tests.bench.peers.programs import Printer, chromium, prepared, reportlab, typst
from tests.bench.peers.sample import artwork, people

BATCH, PLAIN, PEER = 200, 8, 20


def run() -> Iterator[Figure]:
    pictures = artwork()
    pages = [page_of(*person, pictures) for person in people(BATCH)]
    ours = _cpu(lambda: _print(BATCH, pictures), BATCH)
    yield Figure(
        "certificates.file.vs_plain", ours, "ms", _cpu_of(_plain, pages[:PLAIN]), BATCH
    )
    yield from _against_peers(ours, pages[:PEER], pictures)
    yield Figure("certificates.two_cores.vs_limit", _two_cores(), "ms", 2.0, 2 * BATCH)
    yield Figure("certificates.one.vs_limit", _one(pictures), "ms", 15.0, 50)
    several = people(30)
    together = _cpu(lambda: render_many(several, artwork=pictures), 30)
    yield Figure("certificates.printer_file.a_page", together, "ms", ours, 30)
    yield Figure("certificates.size", _size(pictures), "KB", 45.0, BATCH)
    for name, other in (("whole_drawing", print_whole), ("plain_weasyprint", _plain)):
        differing = _pixels(pages[:100], other)
        yield Figure(f"certificates.pixels_unlike_{name}", differing, "%", None, 100)
    count = int(os.environ.get("ANKUR_CERTIFICATES", "1000"))
    yield Figure("certificates.memory", _growth(count, pictures), "MB", 10.0, count)


def _print(count: int, pictures: Artwork, seed: int = 0) -> int:
    files = render_stream(people(count, seed), artwork=pictures)
    return sum(len(pdf) for _certificate, pdf in files)


def _plain(page: Page) -> bytes:
    """One WeasyPrint call that keeps nothing, with no step of ours in it."""
    html: HTML = page_of_html(html_of([page]), page.artwork.files)
    return bytes(html.write_pdf(pdf_variant=VARIANT))


def _cpu(work: Callable[[], object], count: int) -> float:
    """Milliseconds of processor time for one, when all are warm."""
    work()
    started = time.process_time()
    work()
    return round((time.process_time() - started) * 1000 / count, 3)


def _cpu_of(make: Printer, pages: list[Page]) -> float:
    return _cpu(lambda: [make(page) for page in pages], len(pages))


def _against_peers(
    ours: float, pages: list[Page], pictures: Artwork
) -> Iterator[Figure]:
    """Processor time; of Chromium the time on the clock, since it works in other processes."""
    with prepared(pictures) as folder:
        for peer in (typst, reportlab):
            with peer(folder) as make:
                cost = _cpu_of(make, pages)
            yield Figure(
                f"certificates.file.vs_{peer.__name__}", ours, "ms", cost, len(pages)
            )
    with chromium(pictures) as make:
        cost = milliseconds(lambda: make(pages[0]), times=10)
    yield Figure("certificates.file.vs_chromium", ours, "ms", cost, 10)


def _two_cores() -> float:
    """Milliseconds on the clock for each of many, by two processes that are warm."""
    context = multiprocessing.get_context("fork")
    ready, go = context.Barrier(3), context.Barrier(3)
    workers = [context.Process(target=_work, args=(ready, go, seed)) for seed in (1, 2)]
    for worker in workers:
        worker.start()
    ready.wait()
    started = time.perf_counter()
    go.wait()
    for worker in workers:
        worker.join()
    return round((time.perf_counter() - started) * 1000 / (2 * BATCH), 3)


def _work(ready: object, go: object, seed: int) -> None:
    pictures = artwork()
    _print(3, pictures, seed)
    ready.wait()  # type: ignore[attr-defined]
    go.wait()  # type: ignore[attr-defined]
    _print(BATCH, pictures, seed)


def _one(pictures: Artwork) -> float:
    others = iter(people(60, seed=7))

    def one() -> bytes:
        certificate, names = next(others)
        return render_certificate(certificate, names=names, artwork=pictures)

    return milliseconds(one, times=50)


def _size(pictures: Artwork) -> float:
    return round(_print(BATCH, pictures) / BATCH / 1000, 1)


def _pixels(pages: list[Page], other: Printer) -> float:
    """Percent of the pixels at 100 dots an inch that `other` does not print like we do."""
    pictures = [(_picture(print_one(page)), _picture(other(page))) for page in pages]
    differing = [
        ImageChops.difference(*pair).convert("L").histogram() for pair in pictures
    ]
    width, height = pictures[0][0].size
    return round(
        100 * sum(sum(each[1:]) for each in differing) / len(pages) / width / height, 5
    )


def _picture(pdf: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil()


def _growth(count: int, pictures: Artwork) -> float:
    """Megabytes that a process is larger after `count` certificates than after a hundred."""
    process = psutil.Process()
    endless = (person for seed in range(count) for person in people(100, seed))
    files = render_stream(islice(endless, count + 100), artwork=pictures)
    for _ in islice(files, 100):
        pass
    before = process.memory_info().rss
    for _ in files:
        pass
    return round((process.memory_info().rss - before) / 1_000_000, 1)
