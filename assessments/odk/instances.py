"""A filled-in form as a phone sends it: XML, read without trusting it."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

LARGEST = 500_000
MOST_COLUMNS = 2_000
_DEEPEST = 20
_META = "meta"


class InstanceFault(Exception):
    """The sentence says what to do. Nothing of what was sent is in it."""


@dataclass(frozen=True)
class Instance:
    """`columns` by the name of the question, whatever group it stood in."""

    form_id: str
    version: str
    instance_id: str
    columns: dict[str, str]


def read_instance(content: bytes) -> Instance:
    """Raises InstanceFault for what is no filled-in form, or tries to be more."""
    if len(content) > LARGEST:
        raise InstanceFault(_("This filled-in form is too large."))
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise InstanceFault(_("This is not a filled-in form of ours.")) from error
    columns: dict[str, str] = {}
    _collect(root, columns, 0)
    instance_id = columns.pop("instanceID", "").strip()
    columns.pop("instanceName", None)
    form_id = root.get("id", "")
    if not form_id or not instance_id:
        raise InstanceFault(
            _("The form has no id of its own. Fill it in with Collect or Kobo.")
        )
    return Instance(form_id, root.get("version", ""), instance_id, columns)


def uuid_of(instance_id: str, place: str) -> uuid.UUID:
    """The id that a phone made; for one of another shape always the same of ours."""
    plain = instance_id.strip().removeprefix("uuid:")
    try:
        return uuid.UUID(plain)
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{place}/{instance_id.strip()}")


def moment_in(written: str) -> dt.datetime | None:
    """A time as Collect writes it; None for what is none."""
    # Some phones leave the colon out of the offset.
    text = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", written.strip())
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    if moment is not None and timezone.is_naive(moment):
        return timezone.make_aware(moment)
    return moment


def _collect(element: Element, columns: dict[str, str], depth: int) -> None:
    """The leaves. The same question twice is no form of ours, which has no repeats."""
    for child in element:
        name = _local(child.tag)
        if len(child) and depth < _DEEPEST:
            _collect(child, columns, depth + 1)
        elif name in columns or len(columns) >= MOST_COLUMNS:
            raise InstanceFault(_("This is not a filled-in form of ours."))
        elif name != _META:
            columns[name] = child.text or ""


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
