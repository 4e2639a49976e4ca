from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from certificates.choices import CertificateLanguage
from certificates.models import AttendanceCriterion, Design
from certificates.services import issue_certificates
from tests.builders import build_enrolment, build_mark, build_workshop
from workshops.choices import WorkshopState
from workshops.identities import Names, write_identity

RAHIMA = Names(call_name="Rahima", name_bn="রহিমা খাতুন", name_latin="Rahima Khatun")


@pytest.fixture
def design(shapla):
    """Shapla's design: in both languages, four of five sessions."""
    return build_design(shapla)


@pytest.fixture
def done(shapla, rina, design):
    """Rina's workshop, closed yesterday, nobody in it yet."""
    return build_done(shapla, rina)


@pytest.fixture
def issued(done):
    """Rahima's certificate."""
    earner(done)
    return issue_in(done).issued[0]


def build_design(organisation, **fields):
    design = Design.objects.create(
        organisation=organisation,
        **{
            "name": "Plain",
            "language": CertificateLanguage.BOTH,
            "signatory_bn": "ফরিদা ইয়াসমিন",
            "signatory_en": "Farida Yasmin",
            "signatory_role_bn": "পরিচালক",
            "signatory_role_en": "Director",
            **fields,
        },
    )
    AttendanceCriterion.objects.create(design=design, minimum_percent=80)
    return design


def build_done(organisation, facilitator, **fields):
    return build_workshop(
        organisation,
        facilitator=facilitator,
        starts_at=timezone.now() - dt.timedelta(days=1),
        **{"state": WorkshopState.DONE, **fields},
    )


def earner(workshop, names=RAHIMA, **fields):
    """Somebody who came, with names."""
    enrolment = build_enrolment(workshop, **fields)
    build_mark(enrolment)
    if names:
        with scopes_disabled():
            write_identity(enrolment.participant, names)
    return enrolment


def issue_in(workshop, by=None):
    with scope(organisation=workshop.organisation):
        return issue_certificates(workshop, by=by)
