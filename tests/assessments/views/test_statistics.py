from __future__ import annotations

from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags

from assessments.analysis.reference import checked_cases


def page(client, language="en"):
    client.cookies["language"] = language
    return unescape(client.get(reverse("assessments:statistics")).content.decode())


def test_everybody_may_see_each_case_with_known_and_computed(client, db):
    read = page(client)

    cases = checked_cases()
    assert f"{len(cases)} of {len(cases)} cases agree" in read
    assert [case.number for case in cases if case.title not in read] == []
    assert [case.address for case in cases if case.address not in read] == []
    # Student's t of 1908, as known and as computed.
    assert strip_tags(read).count("4.06212768338") == 2


def test_it_speaks_bangla(client, db, compiled_messages):
    assert "আমাদের হিসাব, মিলিয়ে দেখা" in page(client, "bn")


def test_a_case_that_does_not_agree_is_said(client, db, monkeypatch):
    from assessments.analysis.reference.cases import CASES
    from assessments.views import statistics

    wrong = {**CASES["RC30"], "expected": {"rci": 3.0}}
    monkeypatch.setitem(CASES, "RC30", wrong)
    statistics._cases.cache_clear()

    read = page(client)
    statistics._cases.cache_clear()

    total = len(checked_cases())
    assert f"{total - 1} of {total} cases agree" in read
    assert "does not agree" in read


def test_staff_are_led_to_it(client, mitu):
    client.force_login(mitu)
    more = client.get(reverse("workshops:more")).content.decode()

    assert reverse("assessments:statistics") in more
