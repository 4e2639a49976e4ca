"""What needs no log-in. The host gives it an address, such as `/request/`."""

from __future__ import annotations

from django.urls import path

from workshops.views import asking

app_name = "workshops_public"
urlpatterns = [
    path("", asking.ask, name="ask"),
    path("sent/<str:number>/", asking.sent, name="sent"),
]
