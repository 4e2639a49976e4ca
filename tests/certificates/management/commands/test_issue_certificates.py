from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scopes_disabled

from certificates.models import Certificate
from tests.builders import build_enrolment
from tests.certificates.conftest import earner


def run(code):
    out = StringIO()
    call_command("issue_certificates", code, stdout=out)
    return out.getvalue().splitlines()


def test_prints_how_many_and_may_be_repeated(done):
    earner(done)
    build_enrolment(done)
    first, second = run(done.code), run(done.code.lower())
    assert first[:3] == ["issued: 1", "already: 0", "not yet: 1"]
    assert second[:3] == ["issued: 0", "already: 1", "not yet: 1"]
    assert first[3].startswith(f"  {done.code}/2: ")
    with scopes_disabled():
        assert Certificate.objects.count() == 1


def test_an_unknown_workshop_is_said(db):
    with pytest.raises(CommandError, match="has the code NONE"):
        run("NONE")


def test_a_missing_design_is_said(workshop):
    with pytest.raises(CommandError):
        run(workshop.code)
