from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope

from certificates.choices import BatchState
from certificates.models import (
    Batch,
    Certificate,
    CertificateName,
    Design,
    DesignVersion,
)
from certificates.services import batches
from certificates.services.batches import begin_batch, run_batch, stop_batch
from certificates.tasks import give_batch
from tests.certificates.conftest import earner
from tests.certificates.looks import look
from workshops.choices import MembershipRole
from workshops.models import Identity, Membership

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def at_shapla(shapla):
    with scope(organisation=shapla):
        yield


@pytest.fixture
def seven(done, at_shapla):
    """Seven people who have earned one."""
    return [earner(done) for _ in range(7)]


def give(batch):
    give_batch.enqueue(batch.pk, batch.workshop.organisation_id, "en")
    batch.refresh_from_db()
    return batch


def given_to(workshop):
    return set(
        Certificate.objects.filter(enrolment__workshop=workshop).values_list(
            "enrolment", flat=True
        )
    )


def test_everybody_is_given_one_in_steps(done, rina, seven, monkeypatch):
    monkeypatch.setattr(batches, "STEP", 3)
    batch = give(begin_batch(done, by=rina)[0])
    assert (batch.state, batch.people, batch.done, batch.given) == ("done", 7, 7, 7)
    assert given_to(done) == {each.pk for each in seven}


def test_pressing_again_while_it_runs_shows_the_same(done, rina, kamal, seven):
    first, is_new = begin_batch(done, by=rina)
    second, is_second_new = begin_batch(done, by=kamal)
    assert (first, is_new, is_second_new) == (second, True, False)


def test_a_batch_without_a_sign_of_life_makes_way(done, rina, seven):
    lost, _new = begin_batch(done, by=rina)
    Batch.objects.filter(pk=lost.pk).update(
        state=BatchState.RUNNING, moved_at=timezone.now() - dt.timedelta(minutes=3)
    )
    batch, is_new = begin_batch(done, by=rina)
    lost.refresh_from_db()
    assert (is_new, lost.state) == (True, BatchState.STOPPED)
    assert give(batch).given == 7


def test_what_is_given_stays_when_it_is_stopped_and_going_on_gives_the_rest(
    done, rina, seven, monkeypatch
):
    monkeypatch.setattr(batches, "STEP", 3)
    batch, _new = begin_batch(done, by=rina)
    issue = batches.issue_certificates

    def stopped_meanwhile(*args, **kwargs):
        stop_batch(batch)
        return issue(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(batches, "issue_certificates", stopped_meanwhile)
        give(batch)
    assert (batch.state, batch.given) == (BatchState.STOPPED, 3)
    assert give(begin_batch(done, by=rina)[0]).given == 4
    assert given_to(done) == {each.pk for each in seven}


def test_one_bad_row_costs_nobody_else_theirs(done, rina, seven):
    """The sealed name of one cannot be opened: somebody wrote into the database."""
    bad = seven[3]
    Identity.objects.filter(participant=bad.participant).update(sealed=b"broken")
    batch = give(begin_batch(done, by=rina)[0])
    assert (batch.state, batch.done, batch.given) == (BatchState.DONE, 7, 6)
    assert [(p.enrolment, p.sentence) for p in batch.problems.all()] == [
        (bad, "This certificate could not be made. Tell the office.")
    ]
    assert given_to(done) == {each.pk for each in seven} - {bad.pk}


def test_who_has_no_full_name_is_listed(done, rina, at_shapla):
    earner(done)
    nameless = earner(done, names=None)
    batch = give(begin_batch(done, by=rina)[0])
    assert batch.given == 1
    assert [(p.enrolment, p.sentence) for p in batch.problems.all()] == [
        (
            nameless,
            "Needs a name: write the full name in Bangla or in English letters.",
        )
    ]


def test_without_a_design_it_says_what_to_do(done, rina, at_shapla):
    Design.objects.all().delete()
    batch = give(begin_batch(done, by=rina)[0])
    assert (batch.state, batch.problem) == (
        BatchState.FAILED,
        "The organisation has no certificate design yet. Ask the office to make one.",
    )


def test_who_lost_the_right_while_it_waited_gives_nothing(done, rina, seven):
    batch, _new = begin_batch(done, by=rina)
    Membership.objects.filter(user=rina).update(role=MembershipRole.MONITOR)
    give(batch)
    assert (batch.state, given_to(done)) == (BatchState.FAILED, set())


def test_a_worker_that_comes_second_does_nothing(done, rina, seven):
    batch = give(begin_batch(done, by=rina)[0])
    CertificateName.objects.all().delete()
    Certificate.objects.all().delete()
    assert give(batch).given == 7
    assert given_to(done) == set()


def test_running_it_by_hand_counts_the_people_once(done, rina, seven):
    batch, _new = begin_batch(done, by=rina)
    run_batch(batch)
    batch.refresh_from_db()
    assert (batch.people, batch.given) == (7, 7)


def test_each_given_is_printed_once_and_keeps_the_fingerprint(done, rina, seven):
    give(begin_batch(done, by=rina)[0])
    assert not Certificate.objects.filter(pdf_sha256="").exists()


def test_one_that_cannot_be_printed_is_not_given_but_listed(done, rina, seven, design):
    gone = look(1, layout="warm", language="bn", logo="f" * 64)
    DesignVersion.objects.create(design=design, number=1, look=gone, digest="")
    batch = give(begin_batch(done, by=rina)[0])
    assert (batch.state, batch.given, batch.done) == ("done", 0, 7)
    assert batch.problems.count() == 7
    assert given_to(done) == set()
