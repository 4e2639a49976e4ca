from __future__ import annotations

from django.urls import path

from assessments.views import answering

app_name = "assessments"
urlpatterns = [
    path("", answering.entrance, name="entrance"),
    path("<str:code>/", answering.start, name="start"),
    path("<str:code>/done/", answering.done, name="done"),
    path("<str:code>/<int:number>/", answering.question, name="question"),
]
