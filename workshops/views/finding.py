from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_for,
    organisations_or_404,
    organisations_wholly_for,
)
from workshops.forms.errors import errors_of
from workshops.forms.finding import PeopleSearchForm
from workshops.known_people import look_up
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def find_people(request: HttpRequest) -> HttpResponse:
    """Whom the user may know, by name, phone or code. Nothing is shown unasked."""
    organisations = organisations_or_404(
        organisations_for(request.user, Right.IDENTITIES)
    )
    wholly = organisations_wholly_for(request.user, Right.IDENTITIES)
    form = PeopleSearchForm(posted(request))
    context = {"form": form, "may_decide": wholly.exists(), "errors": errors_of(form)}
    if form.is_valid():
        typed = form.cleaned_data["wanted"]
        context["found"] = look_up(
            field_user(request), typed, organisations=organisations
        )
    return render(request, "workshops/people_find.html", context)
