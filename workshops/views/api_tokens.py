"""Keys for other programs, for the administrators of an organisation."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import Right, field_user, field_view, organisations_for
from workshops.api_tokens import revoke_token, tokens_managed_by
from workshops.forms.api_token import ApiTokenForm
from workshops.forms.errors import errors_of
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def api_tokens(request: HttpRequest) -> HttpResponse:
    """A new key is shown in the answer to the POST, so that no address leads back."""
    organisations = organisations_for(request.user, Right.STAFF)
    if not organisations:
        raise Http404
    form = ApiTokenForm(organisations, posted(request))
    if form.is_valid():
        token = form.save(field_user(request))
        context = {"name": form.cleaned_data["name"], "token": token}
        return render(request, "workshops/api_token_told.html", context)
    context = {
        "form": form,
        "errors": errors_of(form),
        "tokens": tokens_managed_by(request.user),
        "is_many": len(organisations) > 1,
    }
    return render(request, "workshops/api_tokens.html", context)


@require_POST
@field_view
def api_token_end(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(tokens_managed_by(request.user), pk=pk)
    revoke_token(token, by=field_user(request))
    messages.success(request, _("The key opens nothing any more."))
    return redirect("workshops:api_tokens")
