from __future__ import annotations

from django.apps import apps
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
if apps.is_installed("workshops"):
    urlpatterns += [
        path("field/", include("workshops.urls")),
        path("api/v1/", include("workshops.api_urls")),
        path("calendar/", include("workshops.calendar_urls")),
        path("request/", include("workshops.public_urls")),
    ]
if apps.is_installed("assessments"):
    urlpatterns += [
        path("field/", include("assessments.field_urls")),
        path("a/", include("assessments.urls")),
    ]
if apps.is_installed("certificates"):
    urlpatterns += [
        path("field/", include("certificates.field_urls")),
        path("verify/", include("certificates.urls")),
        path("", include("certificates.public_urls")),
    ]
urlpatterns.append(path("", include(wagtail_urls)))
