from __future__ import annotations

import pytest

from assessments.linting import Level, lint
from assessments.models import Instrument
from assessments.written_sheet import sheet_of
from home.seeding.instruments import (
    ready_instruments,
    seed_instrument,
    seed_templates,
)

pytestmark = pytest.mark.usefixtures("in_english")
WRITTEN = ready_instruments()


def test_there_is_one_for_every_audience_but_employers_who_have_a_module():
    assert sorted(written["audience"] for written in WRITTEN) == [
        "children",
        "community-leaders",
        "officials",
        "parents",
        "schoolchildren",
    ]


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: written["code"])
def test_a_ready_instrument_is_published_and_suits_its_audience(db, written):
    instrument = seed_instrument(written)
    found = lint(sheet_of(instrument))

    assert instrument.audience is not None
    assert instrument.versions.count() == 1
    assert [finding for finding in found if finding.level == Level.ERROR] == []
    # Voices are recorded in the field; nothing else is left to mend.
    assert [f.sentence for f in found if f.rule != "voices"] == []


def test_seeding_again_changes_nothing(db):
    for _again in range(2):
        seed_instrument(WRITTEN[0])
        seed_templates()

    assert Instrument.objects.filter(code=WRITTEN[0]["code"]).count() == 1


def test_published_instruments_are_named_and_not_copied(db):
    seed_templates()
    templates = Instrument.objects.filter(code__startswith="template-")

    assert templates.count() == 9
    assert [t.code for t in templates if t.live or t.items or not t.source] == []
