from __future__ import annotations

from django.urls import path

from assessments.views import answering, kiosk, statistics

app_name = "assessments"
urlpatterns = [
    path("", answering.entrance, name="entrance"),
    # Before the codes, which have six characters and are none of this.
    path("statistics/", statistics.checked, name="statistics"),
    path("<str:code>/", answering.start, name="start"),
    path("<str:code>/leave/", kiosk.leave, name="leave"),
    path("<str:code>/done/", answering.done, name="done"),
    path("<str:code>/<int:number>/", answering.question, name="question"),
]
