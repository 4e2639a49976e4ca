from __future__ import annotations

from django.urls import URLPattern

app_name = "certificates_field"
urlpatterns: list[URLPattern] = []
