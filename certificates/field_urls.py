from __future__ import annotations

from django.urls import path

from certificates.views import field

app_name = "certificates_field"
urlpatterns = [
    path(
        "workshops/<code>/certificates/",
        field.certificate_list,
        name="certificate_list",
    ),
    path("workshops/<code>/certificates/issue/", field.issue, name="issue"),
    path(
        "workshops/<code>/certificates/all.pdf", field.download_all, name="download_all"
    ),
    path("certificates/<code>.pdf", field.download, name="download"),
    path("certificates/<code>/withdraw/", field.withdraw, name="withdraw"),
]
