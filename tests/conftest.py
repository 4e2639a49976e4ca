"""The cast. Two organisations, so that what must not leak is able to.

Rina facilitates for Shapla, Kamal coordinates Shapla, Mitu reads Shapla's reports.
Nasrin looks after safety at Shapla: she alone opens concerns.
Selim facilitates for Doel. Karim has an account and belongs nowhere: he sees nothing.
"""

from __future__ import annotations

import gettext
import os

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import trans_real

from tests.builders import build_member, build_organisation, build_user, build_workshop
from workshops.choices import MembershipRole
from workshops.models import Organisation, Workshop

# Playwright runs an event loop of its own in the thread of the test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def compiled_messages() -> None:
    """What is said in Bangla needs the compiled catalogues."""
    call_command("compilemessages", ignore=[".venv"], verbosity=0)
    # What was read before they were there is forgotten, by Python's own reader too.
    gettext._translations.clear()
    trans_real._translations.clear()


@pytest.fixture
def in_english():
    """For tests that compare sentences: the site speaks Bangla unless told otherwise."""
    with translation.override("en"):
        yield


@pytest.fixture
def shapla(db) -> Organisation:
    return build_organisation("shapla")


@pytest.fixture
def doel(db) -> Organisation:
    return build_organisation("doel")


@pytest.fixture
def rina(shapla) -> User:
    return build_member("rina", shapla, MembershipRole.FACILITATOR)


@pytest.fixture
def kamal(shapla) -> User:
    return build_member("kamal", shapla, MembershipRole.COORDINATOR)


@pytest.fixture
def mitu(shapla) -> User:
    return build_member("mitu", shapla, MembershipRole.MONITOR)


@pytest.fixture
def nasrin(shapla) -> User:
    return build_member("nasrin", shapla, MembershipRole.SAFEGUARDING)


@pytest.fixture
def selim(doel) -> User:
    return build_member("selim", doel, MembershipRole.FACILITATOR)


@pytest.fixture
def karim(db) -> User:
    return build_user("karim")


@pytest.fixture
def workshop(shapla, rina) -> Workshop:
    """Rina's workshop, tomorrow."""
    return build_workshop(shapla, facilitator=rina)
