"""What we ask of the structure of a certificate, with the rules of PDF/UA-1 in mind.

These are rules of our own, read with pikepdf. No validator stands behind them.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf


def broken_rules(pdf: bytes) -> list[str]:
    """A sentence for each rule that a file breaks."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [*_of_the_file(opened), *_of_the_tags(opened), *_of_the_fonts(opened)]


def _of_the_file(opened):
    root = opened.Root
    checks = {
        "has no title": bool(str(opened.docinfo.get("/Title", ""))),
        "has no language": bool(str(root.get("/Lang", ""))),
        "is not marked": root.get("/MarkInfo", {}).get("/Marked") is True,
        "does not show its title": root.get("/ViewerPreferences", {}).get(
            "/DisplayDocTitle"
        )
        is True,
        "has no identifier": len(opened.trailer.get("/ID", [])) == 2,
        "carries a program": "/OpenAction" not in root and "/AA" not in root,
    }
    with opened.open_metadata() as said:
        checks["is not named PDF/UA-1"] = said.get("pdfuaid:part") == "1"
        checks["has two titles"] = said.get("dc:title") == str(opened.docinfo.Title)
    for page in opened.pages:
        checks["has pages in no order of tabs"] = page.obj.get("/Tabs") == "/S"
    return [f"The file {words}" for words, holds in checks.items() if not holds]


def _of_the_tags(opened):
    tree = opened.Root.get("/StructTreeRoot")
    if tree is None:
        return ["The file has no tags"]
    broken, seen = [], 0
    for element in _elements(tree.get("/K")):
        seen += 1
        kind = str(element.get("/S", ""))
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            broken.append("A figure does not say what it shows")
    return broken if seen else ["The tags are empty"]


def _elements(kids):
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _elements(kid)
    elif isinstance(kids, pikepdf.Dictionary) and "/S" in kids:
        yield kids
        yield from _elements(kids.get("/K"))


def _of_the_fonts(opened):
    fonts = {
        name: font
        for page in opened.pages
        for name, font in page.Resources.get("/Font", {}).items()
    }
    broken = [] if fonts else ["The file has no fonts"]
    for name, font in fonts.items():
        inner = font.DescendantFonts[0]
        if "/FontFile2" not in inner.FontDescriptor:
            broken.append(f"The font {name} is not in the file")
        texts = font.get("/ToUnicode")
        if texts is None:
            broken.append(f"The font {name} has no letters")
        elif re.search(rb"<[0-9a-fA-F]{4}> <>", texts.read_bytes()):
            broken.append(f"The font {name} has a shape that says nothing")
    return broken
