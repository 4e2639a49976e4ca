"""What other programs ask. Every answer is of the organisation of the token."""

from __future__ import annotations

from typing import Annotated

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from workshops.api.limiting import TooMany, count_request
from workshops.api.schemas import (
    CountsShape,
    WorkshopPage,
    WorkshopShape,
    counts_shape,
    workshop_shape,
)
from workshops.api_tokens import token_shown
from workshops.counting.partner_times import newest_key, partner_periods
from workshops.counting.report import report_for_partners as counted
from workshops.counting.shapes import Question
from workshops.models import ApiToken, Organisation, Session, Workshop

MOST_AT_ONCE, MOST_SKIPPED = 200, 10_000_000


class Bearer(HttpBearer):
    """Nothing tells a token that never was from one that ended or ran out."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = token_shown(token)
        if found:
            count_request(found)
        return found


# The page that shows the routes would load its script from another host.
api = NinjaAPI(
    title="Ankur",
    version="1",
    description="Workshops and counts, to read. No person is ever in an answer.",
    urls_namespace="workshops_api",
    docs_url=None,
    auth=Bearer(),
)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: type[AuthenticationError]) -> HttpResponse:
    answer: HttpResponse = api.create_response(
        request, {"detail": "Unauthorized"}, status=401
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(TooMany)
def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    detail = f"Too many requests with this key. Ask again in {error.wait} seconds."
    answer: HttpResponse = api.create_response(request, {"detail": detail}, status=429)
    answer["Retry-After"] = str(error.wait)
    return answer


@api.get("/workshops", response=WorkshopPage, summary="All workshops, oldest first")
def workshops(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=MOST_AT_ONCE)] = 50,
    offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
) -> WorkshopPage:
    """New ones come at the end, so that nobody who turns the pages misses one."""
    found = _workshops_of(_organisation(request)).order_by("created_at", "pk")
    number, after = found.count(), offset + limit
    return WorkshopPage(
        count=number,
        next_offset=after if after < number else None,
        items=[workshop_shape(workshop) for workshop in found[offset:after]],
    )


@api.get("/workshops/{code}", response=WorkshopShape, summary="One workshop")
def workshop(request: HttpRequest, code: str) -> WorkshopShape:
    found = _workshops_of(_organisation(request))
    return workshop_shape(get_object_or_404(found, code=code))


@api.get("/counts", response=CountsShape, summary="People of a quarter or a year")
def counts(
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=2000, le=2099)] = None,
    quarter: Annotated[int | None, Query(ge=1, le=4)] = None,
) -> CountsShape:
    """As partners see them: times that are over, and no small number.

    Without a year the newest quarter.
    """
    today = timezone.localdate()
    asked = f"{year}-Q{quarter}" if quarter else f"{year}"
    periods = partner_periods(asked if year else newest_key(today), today)
    if not periods:
        raise Http404
    return counts_shape(counted(Question(_organisation(request), periods)))


def _organisation(request: HttpRequest) -> Organisation:
    token: ApiToken = request.auth  # type: ignore[attr-defined]  # from Bearer
    return token.organisation


def _workshops_of(organisation: Organisation) -> QuerySet[Workshop]:
    sessions = Session.objects.order_by("number")
    return (
        Workshop.objects.filter(organisation=organisation)
        .select_related("audience", "edition", "centre", "programme")
        .prefetch_related(Prefetch("sessions", sessions))
    )
