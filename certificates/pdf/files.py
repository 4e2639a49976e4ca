"""The files: one for each certificate, or one for the printer with a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from hashlib import sha256

from certificates.pdf import objects
from certificates.pdf.forms import Form
from certificates.pdf.inside import STAMPED
from certificates.pdf.objects import File, references, string
from certificates.pdf.page import NO_DAY, Page
from certificates.pdf.stamp import Letters, stamp_of


class Book:
    """A file while its pages are gathered."""

    def __init__(self) -> None:
        self.file = File()
        self.root, self.info, self.metadata = (self.file.reserve() for _ in range(3))
        self._pages, self._tree, self._document = (
            self.file.reserve() for _ in range(3)
        )
        self._kids: list[int] = []
        self._branches: list[int] = []
        self._marks: list[bytes] = []

    def add_form(self, form: Form) -> dict[int, int]:
        """Writes what the pages of a form share; where its objects came to stand."""
        skeleton = form.skeleton
        numbers = {local: self.file.reserve() for local in skeleton.shared}
        numbers[skeleton.fonts] = self.file.reserve()
        for local, part in skeleton.shared.items():
            put = self.file.pack if part.content is None else self.file.put
            put(numbers[local], part.bound(numbers.__getitem__))
        return numbers

    def add_page(self, form: Form, numbers: dict[int, int], stamp: int) -> None:
        skeleton, page = form.skeleton, self.file.reserve()
        here = {**numbers, skeleton.page: page, skeleton.document: self._document}
        here |= {local: self.file.reserve() for local in skeleton.tags}
        for local, part in skeleton.tags.items():
            self.file.pack(here[local], part.bound(here.__getitem__))
        entries = {
            "Type": b"/Page",
            "Parent": b"%d 0 R" % self._pages,
            "MediaBox": skeleton.box,
            "Contents": references([numbers[skeleton.content], stamp]),
            "Resources": b"%d 0 R" % numbers[skeleton.resources],
            "Tabs": b"/S",
            "StructParents": len(self._kids),
        }
        self.file.pack(page, objects.dictionary(entries))
        self._kids.append(page)
        self._branches += (here[local] for local in skeleton.branches)
        self._marks.append(references(here[local] for local in skeleton.marks))

    def close(self, form: Form) -> None:
        """Writes what belongs to the file as a whole."""
        nums = b" ".join(b"%d %s" % each for each in enumerate(self._marks))
        marks = self.file.reserve()
        self.file.pack(marks, b"<</Nums [%s]>>" % nums)
        pages = {
            "Type": b"/Pages",
            "Kids": references(self._kids),
            "Count": len(self._kids),
        }
        tree = {
            "Type": b"/StructTreeRoot",
            "K": references([self._document]),
            "ParentTree": b"%d 0 R" % marks,
        }
        document = {
            "Type": b"/StructElem",
            "S": b"/Document",
            "P": b"%d 0 R" % self._tree,
            "K": references(self._branches),
        }
        catalog = {
            "Type": b"/Catalog",
            "Pages": b"%d 0 R" % self._pages,
            "Lang": string(form.skeleton.language),
            "MarkInfo": b"<</Marked true>>",
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "Metadata": b"%d 0 R" % self.metadata,
            "StructTreeRoot": b"%d 0 R" % self._tree,
        }
        for number, entries in (
            (self._pages, pages),
            (self._tree, tree),
            (self._document, document),
            (self.root, catalog),
        ):
            self.file.pack(number, objects.dictionary(entries))


class Press:
    """Writes certificates of one form, each into a file of its own."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._book = Book()
        self._numbers = self._book.add_form(form)
        self._stamp = self._book.file.reserve()
        self._book.add_page(form, self._numbers, self._stamp)
        self._book.close(form)
        self._book.file.frozen()

    @cached_property
    def _fonts(self) -> int:
        return self._numbers[self.form.skeleton.fonts]

    def print(self, page: Page) -> bytes:
        file, letters = File(self._book.file), Letters(self.form)
        stamp = stamp_of(self.form, page, letters)
        file.put(self._stamp, objects.stream(stamp))
        put_font_names(file, self._fonts, self._numbers, letters)
        put_metadata(file, self._book, self.form, page, said=page.address)
        identifier = sha256(self.form.digest + stamp).digest()[:16]
        return file.finished(
            root=self._book.root, info=self._book.info, identifier=identifier
        )


def print_together(pages: Iterable[tuple[Press, Page]]) -> bytes:
    """One file for the printer, in which the shared parts of each form lie once."""
    book, first = Book(), None
    used: dict[Press, tuple[dict[int, int], Letters]] = {}
    identity = sha256()
    for press, page in pages:
        if press not in used:
            used[press] = book.add_form(press.form), Letters(press.form)
            identity.update(press.form.digest)
        first = first or (press.form, page)
        numbers, letters = used[press]
        stamp = stamp_of(press.form, page, letters)
        identity.update(stamp)
        book.add_page(press.form, numbers, book.file.add(objects.stream(stamp)))
    if first is None:
        raise ValueError("No certificate to print.")
    for press, (numbers, letters) in used.items():
        fonts = numbers[press.form.skeleton.fonts]
        put_font_names(book.file, fonts, numbers, letters)
    book.close(first[0])
    put_metadata(book.file, book, *first)
    return book.file.finished(
        root=book.root, info=book.info, identifier=identity.digest()[:16]
    )


def put_font_names(
    file: File, number: int, numbers: dict[int, int], letters: Letters
) -> None:
    """The table by which both streams of a page find their fonts."""
    own = {
        name: numbers[local] for name, local in letters.form.skeleton.font_names.items()
    }
    stamped = {
        name + STAMPED.decode(): font for name, font in letters.put_fonts(file).items()
    }
    names = {name: b"%d 0 R" % font for name, font in {**own, **stamped}.items()}
    file.pack(number, objects.dictionary(names))


def put_metadata(
    file: File, book: Book, form: Form, page: Page, *, said: str = ""
) -> None:
    """Title, language and day, for people (Info) and for programs (XMP) alike.

    A file of one certificate also carries what its QR code says, so that the file can
    be checked without a camera and without a network.
    """
    skeleton = form.skeleton
    info = {
        "Title": string(skeleton.title),
        "Author": string(skeleton.author),
        "Producer": string(skeleton.producer),
        "CreationDate": string("D:" + page.issued_on.replace("-", "")),
        **({"Certificate": string(said)} if said else {}),
    }
    file.pack(book.info, objects.dictionary(info))
    file.put(book.metadata, _metadata(skeleton.metadata, page.issued_on))


@lru_cache(maxsize=64)
def _metadata(template: str, day: str) -> bytes:
    """The same for all certificates of a workshop that are given on one day."""
    xmp = template.replace(NO_DAY, day).encode()
    return objects.stream(xmp, {"Type": b"/Metadata", "Subtype": b"/XML"})
