from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from django_scopes import scope

from assessments.choices import LinkMethod
from assessments.models.items import KINDS
from assessments.odk.building import (
    convert,
    form_of,
)
from tests.assessments.builders import (
    build_administration,
    build_instrument_version,
    written_item,
)

XF = "{http://www.w3.org/2002/xforms}"


def _sheets(form):
    return {
        "survey": form.rows.survey,
        "choices": form.rows.choices,
        "settings": [form.settings],
    }


def _build(workshop, items=None, **fields):
    version = build_instrument_version(items)
    return build_administration(workshop, version=version, **fields)


def _form(administration, version=None):
    with scope(organisation=administration.workshop.organisation):
        return form_of(administration, version or administration.version)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_a_form_without_a_warning(workshop, kind):
    items = [written_item(name="first"), written_item(kind, name="this_one")]
    items.append(written_item())
    form = _form(_build(workshop, items))

    xml, warnings = convert(_sheets(form))

    assert warnings == []
    assert "this_one" in xml or kind in ("matrix", "vignette")
    assert fromstring(xml) is not None


@pytest.mark.parametrize("linking", LinkMethod.values)
def test_every_way_of_matching_becomes_a_form(workshop, linking):
    xml, warnings = convert(_sheets(_form(_build(workshop, linking=linking))))

    assert warnings == []
    asks = {name for name in ("ankur_card", "ankur_seat", "ankur_code_") if name in xml}
    assert (
        asks
        == {
            "card": {"ankur_card"},
            "enrolment": {"ankur_card"},
            "row": {"ankur_seat"},
            "self_code": {"ankur_code_"},
            "unlinked": set(),
        }[linking]
    )
