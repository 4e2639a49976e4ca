"""What the OpenRosa server says, as XML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

LIST = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"
ANSWER = "http://openrosa.org/http/response"


@dataclass(frozen=True)
class Listed:
    """A form, or a file of one, as a phone is told of it."""

    fields: Mapping[str, str]


def form_list(forms: Iterable[Listed]) -> bytes:
    return _rows("xforms", LIST, "xform", forms)


def manifest(files: Iterable[Listed]) -> bytes:
    return _rows("manifest", MANIFEST, "mediaFile", files)


def answer(sentence: str, *, is_success: bool) -> bytes:
    root = Element("OpenRosaResponse", {"xmlns": ANSWER})
    nature = "submit_success" if is_success else "submit_failure"
    SubElement(root, "message", {"nature": nature}).text = sentence
    return _written(root)


def _rows(name: str, space: str, row: str, listed: Iterable[Listed]) -> bytes:
    root = Element(name, {"xmlns": space})
    for each in listed:
        element = SubElement(root, row)
        for column, value in each.fields.items():
            SubElement(element, column).text = value
    return _written(root)


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
