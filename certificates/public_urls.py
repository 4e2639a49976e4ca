"""Addresses at the top of the site: short, for QR codes, or named by a standard."""

from __future__ import annotations

from django.urls import path

from certificates.views import public, publishing

app_name = "certificates_public"
urlpatterns = [
    path("V/<said>", public.check_qr, name="check_qr"),
    path(
        "V/<token>/credential.json",
        publishing.credential,
        name="credential",
    ),
    path(".well-known/did.json", publishing.did, name="did"),
    # Where `did:web` looks when the site lies below another one's address.
    path("did.json", publishing.did, name="did_below"),
]
