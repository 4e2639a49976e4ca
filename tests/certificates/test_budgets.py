from __future__ import annotations

import pytest
from django.core.cache import cache

from certificates import budgets


@pytest.fixture(autouse=True)
def nobody_guessed():
    cache.clear()


def miss(address, times):
    for _ in range(times):
        budgets.note_miss(address)


def test_an_address_has_its_own_budget():
    miss("192.0.2.1", budgets.MISSES - 1)
    assert budgets.may_guess("192.0.2.1")
    miss("192.0.2.1", 1)
    assert not budgets.may_guess("192.0.2.1")
    assert budgets.may_guess("192.0.2.2")


def test_a_home_with_long_addresses_is_one():
    miss("2001:db8::1", budgets.MISSES)
    assert not budgets.may_guess("2001:db8::ffff")
    assert budgets.may_guess("2001:db8:0:1::1")


def test_a_short_address_that_is_written_as_a_long_one_is_nobody_elses():
    miss("::ffff:192.0.2.1", budgets.MISSES)
    assert not budgets.may_guess("192.0.2.1")
    assert budgets.may_guess("::ffff:192.0.2.2")


def test_when_very_many_miss_who_missed_nothing_is_served(monkeypatch):
    monkeypatch.setattr(budgets, "MISSES_OF_ALL", 5)
    miss("192.0.2.1", budgets.MISSES_WHEN_BUSY)
    assert budgets.may_guess("192.0.2.1")
    miss("192.0.2.2", 2)
    assert not budgets.may_guess("192.0.2.1")
    assert budgets.may_guess("192.0.2.2")
    assert budgets.may_guess("192.0.2.3")


def test_an_hour_later_all_is_forgotten(monkeypatch):
    miss("192.0.2.1", budgets.MISSES)
    now = budgets.time.time()
    monkeypatch.setattr(budgets.time, "time", lambda: now + 3600)
    assert budgets.may_guess("192.0.2.1")


def test_no_address_lies_in_the_cache():
    miss("192.0.2.1", 1)
    assert not any("192.0.2.1" in key for key in cache._cache)


def test_what_is_no_address_is_counted_too():
    miss("", budgets.MISSES)
    assert not budgets.may_guess("")
