"""Addresses at the top of the site: short, for QR codes, or named by a standard."""

from __future__ import annotations

from django.urls import path

from certificates.views import public

app_name = "certificates_public"
urlpatterns = [
    path("V/<said>", public.check_qr, name="check_qr"),
]
