"""Counts by e-mail: to whom, what, and each letter once."""

from __future__ import annotations

import datetime as dt
import io
import threading

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, connections
from openpyxl import load_workbook

from tests.builders import (
    build_enrolment,
    build_mark,
    build_member,
    build_organisation,
    build_workshop,
)
from workshops.choices import MembershipRole
from workshops.exports.counts_mail import Posted, send_due_counts
from workshops.models import CountsSubscription, HowOften, Membership
from workshops.services.subscribing import next_day

DHAKA = dt.timezone(dt.timedelta(hours=6))
MARCH = dt.datetime(2026, 3, 12, 10, 0, tzinfo=DHAKA)
APRIL = dt.date(2026, 4, 1)


def _wants(user, organisation, **fields):
    user.email = f"{user.username}@shapla.example"
    user.save()
    wish = {"often": HowOften.MONTHLY, "language": "en", "next_due": APRIL}
    return CountsSubscription.objects.create(
        user=user, organisation=organisation, **{**wish, **fields}
    )


def _people(letter):
    """The number of people in the spreadsheet."""
    ((name, content, _kind),) = letter.attachments
    assert name == "counts.xlsx"
    rows = load_workbook(io.BytesIO(content))["counts"].iter_rows(values_only=True)
    keys, first, *_others = rows
    return dict(zip(keys, first, strict=True))["value"]


@pytest.fixture
def morning(shapla):
    morning = build_workshop(shapla, starts_at=MARCH)
    for _ in range(3):
        build_mark(build_enrolment(morning))
    return morning


def test_staff_get_exact_numbers(shapla, kamal, morning):
    wish = _wants(kamal, shapla)

    assert send_due_counts(APRIL) == Posted(sent=1)
    (letter,) = mail.outbox
    wish.refresh_from_db()
    assert (letter.to, letter.subject) == (
        ["kamal@shapla.example"],
        "People in numbers: Shapla Trust",
    )
    assert _people(letter) == 3
    assert wish.next_due == dt.date(2026, 5, 1)


def test_who_became_a_partner_gets_what_partners_see(shapla, kamal, morning):
    _wants(kamal, shapla, question={"by": "month", "since": "2026-03-12"})
    Membership.objects.update(role=MembershipRole.PARTNER)

    send_due_counts(APRIL)

    assert _people(mail.outbox[0]) is None


@pytest.mark.parametrize("lost", ["right", "account", "address", "organisation"])
def test_who_may_not_see_them_any_more_gets_none(shapla, doel, kamal, morning, lost):
    _wants(kamal, shapla)
    if lost == "right":
        Membership.objects.update(role=MembershipRole.FACILITATOR)
    elif lost == "organisation":
        Membership.objects.update(organisation=doel)
    else:
        kamal.is_active, kamal.email = lost != "account", ""
        kamal.save()

    assert send_due_counts(APRIL) == Posted(ended=1)
    assert mail.outbox == []
    assert CountsSubscription.objects.count() == 0


def test_what_is_not_due_waits_and_nothing_comes_twice(shapla, kamal, morning):
    _wants(kamal, shapla)

    assert send_due_counts(APRIL - dt.timedelta(days=1)) == Posted()
    assert send_due_counts(APRIL) == Posted(sent=1)
    assert send_due_counts(APRIL) == Posted()


def test_what_the_mail_server_does_not_take_is_tried_again(
    shapla, kamal, morning, settings
):
    _wants(kamal, shapla)
    working = settings.EMAIL_BACKEND
    # Nobody listens on this port.
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert send_due_counts(APRIL) == Posted(failed=1)
    settings.EMAIL_BACKEND = working

    assert send_due_counts(APRIL) == Posted(sent=1)


def test_the_letter_of_new_year_is_about_the_old_one(shapla, kamal, morning):
    new_year = dt.date(2027, 1, 1)
    _wants(kamal, shapla, next_due=new_year)

    send_due_counts(new_year)

    assert _people(mail.outbox[0]) == 3


@pytest.mark.parametrize(
    ("often", "day", "following"),
    [
        ("weekly", dt.date(2026, 4, 4), dt.date(2026, 4, 5)),
        ("weekly", dt.date(2026, 4, 5), dt.date(2026, 4, 12)),
        ("monthly", dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
        ("monthly", dt.date(2027, 1, 1), dt.date(2027, 2, 1)),
    ],
)
def test_letters_come_on_sundays_or_on_the_first(often, day, following):
    assert next_day(often, day) == following


def test_the_command_says_what_it_did(shapla, kamal, morning):
    _wants(kamal, shapla)
    said = io.StringIO()

    call_command("send_counts", stdout=said)

    assert said.getvalue() == "1 sent, 0 not taken, 0 ended\n"


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write after the other"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_send_each_letter_once():
    shapla = build_organisation("shapla")
    for number in range(6):
        name = f"member{number}"
        _wants(build_member(name, shapla, MembershipRole.COORDINATOR), shapla)
    together = threading.Barrier(3)
    done: list[int] = []

    def work():
        together.wait()
        try:
            done.append(send_due_counts(APRIL).sent)
        finally:
            connections["default"].close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert (len(done), sum(done)) == (3, 6)
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        f"member{number}@shapla.example" for number in range(6)
    ]
