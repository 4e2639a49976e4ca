"""Requests for workshops: who may see them, and the only place that opens a contact.

A request belongs to the organisation that was asked. Each opening is logged.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from curriculum.models import ModuleEdition, ModulePage
from curriculum.queries import newest_editions
from workshops.access import AnyUser, Right, accepted_memberships
from workshops.choices import RequestState
from workshops.models import (
    Organisation,
    RequestContact,
    RequestReading,
    WorkshopRequest,
)
from workshops.rights import roles_with
from workshops.sealing import opened, sealed_as


@dataclass(frozen=True)
class Contact:
    """Whom to call about a request."""

    name: str
    phone: str


def asked_organisations() -> QuerySet[Organisation]:
    """Those that anybody may ask."""
    return Organisation.objects.filter(accepts_requests=True)


def public_editions() -> QuerySet[ModuleEdition]:
    """The newest edition of each module that everybody finds in the public list."""
    listed = ModulePage.objects.live().public().values("translation_key")
    return newest_editions().filter(module_key__in=listed)


def requests_for(user: AnyUser) -> QuerySet[WorkshopRequest]:
    """What the user may answer: for their people, and at their centre once one is planned."""
    reaching = accepted_memberships().filter(
        Q(audience=None) | Q(audience=OuterRef("audience")),
        Q(centre=None) | Q(centre=OuterRef("workshop__centre")),
        user_id=user.pk or 0,
        organisation=OuterRef("organisation"),
        role__in=roles_with(Right.REQUESTS),
    )
    found: QuerySet[WorkshopRequest] = WorkshopRequest.objects.filter(Exists(reaching))
    return found.select_related("organisation", "audience", "edition", "workshop")


def request_or_404(user: AnyUser, number: str) -> WorkshopRequest:
    return get_object_or_404(requests_for(user), number=number)


def open_requests(user: AnyUser) -> int:
    """How many wait for an answer of the user."""
    return requests_for(user).filter(state=RequestState.NEW).count()


def keep_contact(request: WorkshopRequest, contact: Contact) -> None:
    words = json.dumps(asdict(contact), ensure_ascii=False)
    RequestContact.objects.create(request=request, **sealed_as(RequestContact, words))


@transaction.atomic
def read_contact(
    request: WorkshopRequest, *, reader: User, purpose: str
) -> Contact | None:
    """Whom to call; None when it is not kept any more or `reader` may not know."""
    readable = requests_for(reader).filter(pk=request.pk)
    sealed = RequestContact.objects.filter(request__in=readable.values("pk")).first()
    if sealed is None:
        return None
    RequestReading.objects.create(request=request, reader=reader, purpose=purpose)
    return Contact(**json.loads(opened(sealed)))
