"""Counts as a letter with a spreadsheet, to those who may still see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workshops.access import Right, organisations_for
from workshops.counting.report import report_for, sees_exact
from workshops.counting.shapes import Report
from workshops.exports.counts import counts_table
from workshops.exports.files import CONTENT_TYPES, to_xlsx
from workshops.forms.counts import CountsForm, PartnerCountsForm
from workshops.models import CountsSubscription
from workshops.services.subscribing import next_day

MAIL_SECONDS = 10


@dataclass
class Posted:
    """What one run did."""

    sent: int = 0
    failed: int = 0
    ended: int = 0


def send_due_counts(today: dt.date | None = None) -> Posted:
    """Each letter once, also when two of these run; what failed is tried next time."""
    today = today or timezone.localdate()
    done = Posted()
    due = CountsSubscription.objects.filter(next_due__lte=today)
    for subscription in due.select_related("user", "organisation"):
        if _is_taken(subscription, today):
            _send(subscription, today, done)
    return done


def _is_taken(subscription: CountsSubscription, today: dt.date) -> bool:
    """The update locks the row: a second worker finds another day in it."""
    return bool(
        CountsSubscription.objects.filter(
            pk=subscription.pk, next_due=subscription.next_due
        ).update(next_due=next_day(subscription.often, today))
    )


def _send(subscription: CountsSubscription, today: dt.date, done: Posted) -> None:
    with override(subscription.language):
        report = _report(subscription, today)
        if report is None:
            subscription.delete()
            done.ended += 1
            return
        try:
            _letter(subscription, report).send()
        except OSError:
            CountsSubscription.objects.filter(pk=subscription.pk).update(
                next_due=subscription.next_due
            )
            done.failed += 1
        else:
            done.sent += 1


def _report(subscription: CountsSubscription, today: dt.date) -> Report | None:
    """None when the person may not ask this any more."""
    user, organisation = subscription.user, subscription.organisation
    mine = organisations_for(user, Right.COUNTS).filter(pk=organisation.pk)
    if not (user.is_active and user.email and mine.exists()):
        return None
    form: CountsForm | PartnerCountsForm
    if sees_exact(user, organisation):
        # Whole days: the letter of the first of January is about the year before.
        yesterday = today - dt.timedelta(days=1)
        form = CountsForm(user, organisation, subscription.question, today=yesterday)
    else:
        form = PartnerCountsForm(organisation, subscription.question, today=today)
    if not form.is_valid() or not form.question().periods:
        return None
    return report_for(user, form.question())


def _letter(subscription: CountsSubscription, report: Report) -> EmailMessage:
    names = {"organisation": subscription.organisation.name}
    letter = EmailMessage(
        _("People in numbers: %(organisation)s") % names,
        _(
            "The numbers of %(organisation)s are in the spreadsheet.\n\n"
            "To end these letters, open “People in numbers” and choose “End”."
        )
        % names,
        to=[subscription.user.email],
        connection=get_connection(timeout=MAIL_SECONDS),
    )
    content = to_xlsx([counts_table(report)])
    letter.attach("counts.xlsx", content, CONTENT_TYPES["xlsx"])
    return letter
