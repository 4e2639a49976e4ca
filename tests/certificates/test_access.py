from __future__ import annotations

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from certificates.access import certificate_or_404, certificate_to_check
from workshops.access import Right


@pytest.mark.parametrize("name", ["rina", "kamal"])
def test_staff_of_the_workshop_reach_its_certificates(request, issued, name):
    user = request.getfixturevalue(name)
    with scopes_disabled():
        assert certificate_or_404(user, issued.code, Right.IDENTITIES) == issued
        assert certificate_or_404(user, issued.code, Right.RUN) == issued


@pytest.mark.parametrize("name", ["mitu", "selim", "karim"])
def test_for_others_it_does_not_exist(request, issued, name):
    user = request.getfixturevalue(name)
    for right in (Right.IDENTITIES, Right.RUN):
        with scopes_disabled(), pytest.raises(Http404):
            certificate_or_404(user, issued.code, right)


def test_anybody_may_check_a_code_and_gets_only_that_certificate(issued):
    found = certificate_to_check(code=issued.code)
    assert (found.certificate, found.agreed_to_name) == (issued, False)
    assert certificate_to_check(code="0" * 13) is None
