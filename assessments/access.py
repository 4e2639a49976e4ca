"""Who may answer: whoever stands in front of the address of a wave and holds a card.

Nobody logs in. The wave's code opens the scope of its organisation, here and nowhere
else; what can be seen inside it is one's own response, by the signed session.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django_scopes import scope

from assessments.choices import Wave
from assessments.models import Administration, Response
from assessments.sitting import Sitting
from workshops.access import Right, workshop_or_404
from workshops.codes import normalise_code
from workshops.models import Workshop

View = Callable[..., HttpResponse]


def administration_with(code: str) -> Administration | None:
    """The wave with a typed code, or None.

    The code of a workshop, which stands on every card, leads to the wave that is open.
    """
    typed = normalise_code(code)
    waves = Administration.objects.select_related("workshop__organisation", "version")
    return (
        waves.filter(code=typed).first()
        or waves.filter(workshop__code=typed, closed_at=None).first()
    )


def answering_view(view: View) -> View:
    """A view of one wave, for everybody: in Bangla unless chosen, never stored.

    A code that nobody has leads to where a code can be typed.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        administration = administration_with(code)
        if administration is None:
            query = urlencode({"code": code})
            return redirect(f"{reverse('assessments:entrance')}?{query}")
        with scope(organisation=administration.workshop.organisation):
            return view(request, administration, **kwargs)

    return public_view(wrapped)


def public_view(view: View) -> View:
    """Nothing of what people answer stays in a cache; Bangla is what a phone gets first."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            # Many phones are set to English by whoever sold them.
            translation.activate(settings.LANGUAGE_CODE)
        response = view(request, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return wrapped


def response_of(sitting: Sitting, administration: Administration) -> Response | None:
    """The response that this phone is answering now, in this wave."""
    if sitting.response is None:
        return None
    response = (
        Response.objects.filter(administration=administration, uuid=sitting.response)
        .select_related("card", "version")
        .first()
    )
    if response is not None:
        response.administration = administration
    return response


def wave_for(request: HttpRequest, code: str, wave: str) -> Administration:
    """A wave that the user may run, with its workshop; any other does not exist."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    if wave not in Wave.values:
        raise Http404
    waves = workshop.administrations.select_related("version", "other_version")
    administration: Administration = get_object_or_404(waves, wave=wave)
    administration.workshop = workshop
    return administration


def wave_or_404(workshop: Workshop, wave: str) -> Administration:
    """The wave of a workshop that was already looked up with the right for it."""
    waves = workshop.administrations.select_related("workshop", "version")
    return get_object_or_404(waves, wave=Wave(wave))
