"""The columns of a list of people: Bangla, English, and those of OneRoster."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from curriculum.languages import normalise
from curriculum.spreadsheets import Cell, TableFault, text_of

HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("code", "person", "কোড"),
    "source_id": ("sourcedId", "userSourcedId"),
    "call_name": ("call name", "call_name", "preferredFirstName", "ডাকনাম", "ডাক নাম"),
    "name_bn": ("name in Bangla", "name_bn", "বাংলায় পুরো নাম", "বাংলা নাম", "নাম"),
    "name_latin": ("name in English", "name_latin", "name", "ইংরেজিতে পুরো নাম"),
    "given": ("givenName", "first name"),
    "middle": ("middleName",),
    "family": ("familyName", "last name"),
    "sex": ("sex", "gender", "লিঙ্গ"),
    "years": ("age", "age in years", "বয়স"),
    "age_band": ("age_band", "age group", "বয়সের দল"),
    "birth_date": ("birthDate", "date of birth", "জন্ম তারিখ"),
    "guardian": ("guardian", "father's or mother's name", "পিতা বা মাতার নাম", "অভিভাবক"),
    "phone": ("phone", "mobile", "sms", "মোবাইল", "মোবাইল নম্বর"),
    "village": ("village", "address", "গ্রাম", "গ্রাম বা মহল্লা", "ঠিকানা"),
}
"""By field: what a heading may say. The first of each script is shown, capitals and spaces do not matter."""

TEMPLATE = (
    "code",
    "call_name",
    "name_bn",
    "name_latin",
    "sex",
    "years",
    "age_band",
    "guardian",
    "phone",
    "village",
)
_BANGLA = re.compile(r"[\u0980-\u09ff]")
_BETWEEN = re.compile(r"[\s_\-’'.]+")


def heading_of(field: str, language: str) -> str:
    """What the template of this language calls a column. Both are understood, mixed too."""
    wants_bangla = language == "bn"
    headings = HEADINGS[field]
    return next(
        (one for one in headings if bool(_BANGLA.search(one)) == wants_bangla),
        headings[0],
    )


def _key(heading: str) -> str:
    return _BETWEEN.sub("", normalise(heading)).casefold()


_FIELDS = {
    _key(heading): field for field, headings in HEADINGS.items() for heading in headings
}


class Columns:
    """Where each field stands, and what the heading called it."""

    def __init__(self, heading: Sequence[Cell]) -> None:
        self.width = len(heading)
        self.places: dict[str, int] = {}
        self.titles: dict[str, str] = {}
        self.unread: list[str] = []
        for place, cell in enumerate(heading):
            self._add(place, text_of(cell))
        self._refuse_missing()

    def _add(self, place: int, title: str) -> None:
        field = _FIELDS.get(_key(title))
        if field is None:
            self.unread += [title] if title else []
        elif field in self.places:
            twice = _(
                "The columns “%(one)s” and “%(other)s” mean the same. Delete one."
            )
            titles = {"one": self.titles[field], "other": title}
            raise TableFault([twice % titles])
        else:
            self.places[field], self.titles[field] = place, title

    def _refuse_missing(self) -> None:
        named = {"call_name", "given", "name_bn", "name_latin"} & set(self.places)
        aged = {"years", "age_band", "birth_date"} & set(self.places)
        missing = [] if named else [_("a name")]
        missing += [] if "sex" in self.places else [_("the sex")]
        missing += [] if aged else [_("the age")]
        if missing:
            sentence = _(
                "The first row must have the headings of the columns. Missing: %(missing)s. Take the template."
            )
            raise TableFault([sentence % {"missing": ", ".join(missing)}])
