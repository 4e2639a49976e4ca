from __future__ import annotations

from django.urls import path

from certificates.views import public

app_name = "certificates"
urlpatterns = [
    path("", public.check_form, name="check_form"),
    path("<code>/", public.check, name="check"),
]
