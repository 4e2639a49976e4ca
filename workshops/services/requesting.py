"""Requests for workshops: sent by anybody, answered by the organisation."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from workshops.choices import RequestState
from workshops.codes import damm_digit
from workshops.models import Organisation, RequestChange, Workshop, WorkshopRequest
from workshops.refusals import Refused
from workshops.requests import Contact, keep_contact

_DIGITS = 6


def send_request(
    organisation: Organisation,
    *,
    client_uuid: uuid.UUID,
    contact: Contact,
    facts: Mapping[str, Any],
) -> WorkshopRequest:
    """Keep a request. The same form sent twice is one request."""
    if not organisation.accepts_requests:
        raise Refused(_("This organisation takes no requests. Choose another one."))
    with scope(organisation=organisation), transaction.atomic():
        # Locked, so that a form that is sent twice at once is found by the second.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        known = WorkshopRequest.objects.filter(client_uuid=client_uuid).first()
        if known:
            return known
        request: WorkshopRequest = WorkshopRequest.objects.create(
            organisation=organisation,
            number=_free_number(),
            client_uuid=client_uuid,
            **facts,
        )
        keep_contact(request, contact)
    return request


@transaction.atomic
def accept_request(request: WorkshopRequest, workshop: Workshop, *, by: User) -> None:
    """The workshop was planned because of this request."""
    held = _held(request)
    if workshop.organisation_id != held.organisation_id:
        raise Refused(_("Choose a centre of the organisation that was asked."))
    held.workshop = workshop
    _move(held, RequestState.ACCEPTED, by=by)
    request.refresh_from_db()


@transaction.atomic
def decline_request(request: WorkshopRequest, *, by: User, reason: str) -> None:
    _move(_held(request), RequestState.DECLINED, by=by, reason=_given(reason))
    request.refresh_from_db()


@transaction.atomic
def withdraw_request(request: WorkshopRequest, *, by: User, reason: str) -> None:
    """Who asked does not want it any more. Whom to call is then forgotten."""
    held = _held(request)
    _move(held, RequestState.WITHDRAWN, by=by, reason=_given(reason))
    held.contact.delete()
    request.refresh_from_db()


def _held(request: WorkshopRequest) -> WorkshopRequest:
    """Locked, and still without an answer."""
    locked = WorkshopRequest.objects.select_for_update(of=("self",))
    held: WorkshopRequest = locked.get(pk=request.pk)
    if held.state != RequestState.NEW:
        raise Refused(
            _("This request was answered already: %(state)s.")
            % {"state": held.get_state_display()}
        )
    return held


def _given(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Write the reason in a few words."))
    return reason.strip()


def _move(
    held: WorkshopRequest, state: RequestState, *, by: User, reason: str = ""
) -> None:
    before, held.state, held.state_reason = held.state, state, reason
    held.save(update_fields=["state", "state_reason", "workshop"])
    RequestChange.objects.create(
        request=held, from_state=before, to_state=state, reason=reason, changed_by=by
    )


def _free_number() -> str:
    """Six random digits and one that checks them: easy to say on the telephone."""
    while True:
        digits = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
        number = f"{digits}{damm_digit(digits)}"
        # Another organisation may have it, which this scope cannot see.
        if not WorkshopRequest._base_manager.filter(number=number).exists():
            return number
