from __future__ import annotations

from django.urls import URLPattern

app_name = "assessments_field"
urlpatterns: list[URLPattern] = []
