"""What phones with Collect ask for. The first part is the name of their key."""

from __future__ import annotations

from django.urls import path

from assessments.views import odk

app_name = "assessments_odk"
urlpatterns = [
    path("<slug:name>/formList", odk.list_forms, name="form_list"),
    path("<slug:name>/forms/<slug:form_id>.xml", odk.download_form, name="form"),
    path("<slug:name>/forms/<slug:form_id>/manifest", odk.list_media, name="manifest"),
    path(
        "<slug:name>/forms/<slug:form_id>/media/<str:filename>",
        odk.download_media,
        name="media",
    ),
    path("<slug:name>/submission", odk.submission, name="submission"),
]
