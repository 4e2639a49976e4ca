"""What differs between two published versions, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import InstrumentVersion, Item
from assessments.queries import items_of
from curriculum.languages import LANGUAGES


@dataclass(frozen=True)
class Change:
    """One thing that differs. `before` or `after` is empty for what came or went."""

    what: str
    before: str
    after: str


def changes_between(old: InstrumentVersion, new: InstrumentVersion) -> list[Change]:
    """The version first, then question by question in the order of the new one."""
    return [*_of_version(old, new), *_of_items(old, new)]


def _of_version(old: InstrumentVersion, new: InstrumentVersion) -> Iterator[Change]:
    rows = [
        (_("Title"), _lines(old.titles), _lines(new.titles)),
        (_("Introduction"), _lines(old.introductions), _lines(new.introductions)),
        (_("Primary outcome"), old.primary_outcome, new.primary_outcome),
        (
            _("Meaningful change"),
            f"{old.meaningful_change:g}",
            f"{new.meaningful_change:g}",
        ),
    ]
    for what, before, after in rows:
        if before != after:
            yield Change(what, before, after)


def _of_items(old: InstrumentVersion, new: InstrumentVersion) -> Iterator[Change]:
    before = {item.key: item for item in items_of(old)}
    after = {item.key: item for item in items_of(new)}
    for key, item in after.items():
        if key not in before:
            yield Change(_question(item, _("new")), "", _lines(item.prompts))
        else:
            yield from _of_item(before[key], item)
    for key, item in before.items():
        if key not in after:
            yield Change(_question(item, _("taken out")), _lines(item.prompts), "")


def _of_item(old: Item, new: Item) -> Iterator[Change]:
    rows = [
        (_("words"), _lines(old.prompts), _lines(new.prompts)),
        (_("help"), _lines(old.helps), _lines(new.helps)),
        (_("kind"), old.kind, new.kind),
        (_("place"), str(old.number), str(new.number)),
        (_("answers"), _steps(old), _steps(new)),
        (_("subscale"), _subscale(old), _subscale(new)),
        (_("turned round"), _yes(old.is_reversed), _yes(new.is_reversed)),
        (_("sensitivity"), old.sensitivity, new.sensitivity),
        (_("asked only if"), _condition(old), _condition(new)),
        (_("picture and voices"), str(old.media or ""), str(new.media or "")),
    ]
    for what, before, after in rows:
        if before != after:
            yield Change(_question(new, what), before, after)


def _question(item: Item, what: str) -> str:
    return _("Question %(number)s: %(what)s") % {"number": item.number, "what": what}


def _lines(texts: dict[str, str]) -> str:
    return "\n".join(texts[tongue] for tongue in LANGUAGES if texts.get(tongue))


def _steps(item: Item) -> str:
    return "\n".join(f"{s.code} = {s.label} ({s.score:g})" for s in item.steps())


def _subscale(item: Item) -> str:
    return item.subscale.key if item.subscale else ""


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _condition(item: Item) -> str:
    if not item.show_if:
        return ""
    codes = ", ".join(str(code) for code in item.show_if["codes"])
    return f"{item.show_if['name']} = {codes}"
