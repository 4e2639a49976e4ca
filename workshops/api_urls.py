"""What other programs read. A host mounts this at `api/v1/`."""

from __future__ import annotations

from django.urls import path

from workshops.api.routes import api

# `api.urls` brings its own namespace, which must not lie inside another one.
urlpatterns = [path("", api.urls)]
