from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView as DjangoLoginView
from django.contrib.auth.views import LogoutView as DjangoLogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workshops.acceptance import is_only_waiting, works_somewhere
from workshops.access import field_user
from workshops.forms import LoginForm, OwnPasswordForm
from workshops.services.staffing import note_own_password
from workshops.views.posting import posted


class LoginView(DjangoLoginView):
    """Lands on the workshops, unless the visitor was on the way elsewhere."""

    template_name = "workshops/login.html"
    authentication_form = LoginForm
    next_page = "workshops:workshop_list"


class LogoutView(DjangoLogoutView):
    next_page = "workshops:login"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def password_change(request: HttpRequest) -> HttpResponse:
    """One's own password, also while one waits to be accepted.

    Other phones that are logged in must log in again.
    """
    user = field_user(request)
    if not works_somewhere(user):
        raise Http404
    form = OwnPasswordForm(user, posted(request))
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        note_own_password(user)
        messages.success(request, _("Your new password holds from now on."))
        waits = is_only_waiting(user)
        return redirect("workshops:workshop_list" if waits else "workshops:more")
    return render(request, "workshops/password_change.html", {"form": form})
