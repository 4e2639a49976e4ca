"""The private calendars. A host mounts this at `calendar/`."""

from __future__ import annotations

from django.urls import path

from workshops.views import work

app_name = "workshops_calendar"

urlpatterns = [path("<str:token>.ics", work.feed, name="feed")]
