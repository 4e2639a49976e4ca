from __future__ import annotations

from django.contrib.auth.views import LoginView as DjangoLoginView
from django.contrib.auth.views import LogoutView as DjangoLogoutView

from workshops.forms import LoginForm


class LoginView(DjangoLoginView):
    """Lands on the workshops, unless the visitor was on the way elsewhere."""

    template_name = "workshops/login.html"
    authentication_form = LoginForm
    next_page = "workshops:workshop_list"


class LogoutView(DjangoLogoutView):
    next_page = "workshops:login"
