"""The empty list that somebody fills and brings back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workshops.choices import AgeBand, Sex
from workshops.exports.table import Column, Table
from workshops.exports.tables import NAMES
from workshops.forms.import_columns import TEMPLATE, heading_of

_MEANINGS = {column.key: column for column in NAMES} | {
    "code": Column("code", _("Only for somebody who has a code here; else empty")),
    "sex": Column("sex", _("Sex"), Sex),
    "years": Column("years", _("Age in years, or use the column age_band")),
    "age_band": Column("age_band", _("Age if the years are not known"), AgeBand),
}


def template_table(language: str) -> Table:
    """With the headings of this language, "bn" or "en"."""
    columns = []
    for field in TEMPLATE:
        column = _MEANINGS[field]
        columns.append(
            Column(heading_of(field, language), column.meaning, column.choices)
        )
    return Table("people", columns)
