from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scope

from certificates.models import ShareLink
from certificates.services import revoke_certificate
from certificates.services.sharing import end_links, share, shared_certificate
from workshops.refusals import Refused


@pytest.fixture
def at_shapla(shapla):
    with scope(organisation=shapla):
        yield


def test_a_link_opens_its_certificate(issued, rina, at_shapla):
    link, secret = share(issued, by=rina, days=7)
    assert shared_certificate(secret) == issued
    assert shared_certificate(secret + "x") is None
    assert link.expires_at - timezone.now() > dt.timedelta(days=6, hours=23)


def test_the_database_does_not_know_the_address(issued, rina, at_shapla):
    link, secret = share(issued, by=rina, days=1)
    stored = " ".join(str(value) for value in vars(link).values())
    assert secret not in stored
    assert len(secret) >= 26


@pytest.mark.parametrize("how", ["expired", "ended", "withdrawn"])
def test_it_opens_nothing_any_more(issued, rina, at_shapla, how):
    _link, secret = share(issued, by=rina, days=1)
    if how == "expired":
        ShareLink.objects.update(expires_at=timezone.now())
    elif how == "ended":
        assert end_links(issued) == 1
    else:
        revoke_certificate(issued, by=rina, reason="Wrong name.")
    assert shared_certificate(secret) is None
    assert end_links(issued) == (1 if how == "withdrawn" else 0)


def test_a_withdrawn_one_is_not_shared(issued, rina, at_shapla, in_english):
    revoke_certificate(issued, by=rina, reason="Wrong name.")
    issued.refresh_from_db()
    with pytest.raises(Refused, match="withdrawn, so it cannot be shared"):
        share(issued, by=rina, days=1)
