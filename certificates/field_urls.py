from __future__ import annotations

from django.urls import path

from certificates.views import designs, field, giving, register, sharing

app_name = "certificates_field"
urlpatterns = [
    path(
        "workshops/<code>/certificates/",
        field.certificate_list,
        name="certificate_list",
    ),
    path("workshops/<code>/certificates/issue/", giving.issue, name="issue"),
    path("workshops/<code>/certificates/names/", giving.names, name="names"),
    path(
        "workshops/<code>/certificates/batches/<uuid:key>/",
        giving.batch_detail,
        name="batch",
    ),
    path(
        "workshops/<code>/certificates/batches/<uuid:key>/stop/",
        giving.batch_stop,
        name="batch_stop",
    ),
    path(
        "workshops/<code>/certificates/all.zip", field.download_zip, name="download_zip"
    ),
    path("certificates/designs/", designs.design_list, name="design_list"),
    path(
        "certificates/designs/new/<int:organisation>/",
        designs.design_create,
        name="design_create",
    ),
    path("certificates/designs/<int:pk>/", designs.design_change, name="design_change"),
    path("certificates/designs/<int:pk>/use/", designs.design_use, name="design_use"),
    path(
        "certificates/designs/<int:pk>/copy/", designs.design_copy, name="design_copy"
    ),
    path("certificates/", register.register, name="register"),
    path(
        "certificates/register.<str:kind>",
        register.register_export,
        name="register_export",
    ),
    path("certificates/<code>/share/", sharing.share_certificate, name="share"),
    path("certificates/<code>/share/end/", sharing.end_sharing, name="end_sharing"),
    path(
        "workshops/<code>/certificates/all.pdf", field.download_all, name="download_all"
    ),
    path("certificates/<code>.pdf", field.download, name="download"),
    path("certificates/<code>/withdraw/", field.withdraw, name="withdraw"),
]
