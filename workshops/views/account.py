from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView as DjangoLoginView
from django.contrib.auth.views import LogoutView as DjangoLogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import field_user, field_view
from workshops.forms import LoginForm, OwnPasswordForm
from workshops.views.posting import posted


class LoginView(DjangoLoginView):
    """Lands on the workshops, unless the visitor was on the way elsewhere."""

    template_name = "workshops/login.html"
    authentication_form = LoginForm
    next_page = "workshops:workshop_list"


class LogoutView(DjangoLogoutView):
    next_page = "workshops:login"


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def password_change(request: HttpRequest) -> HttpResponse:
    """One's own password. Other phones that are logged in must log in again."""
    form = OwnPasswordForm(field_user(request), posted(request))
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("Your new password holds from now on."))
        return redirect("workshops:more")
    return render(request, "workshops/password_change.html", {"form": form})
