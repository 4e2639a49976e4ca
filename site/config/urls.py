"""Where everything answers. The addresses stay put: others build on them."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("field/", include("workshops.urls")),
    path("field/", include("assessments.field_urls")),
    path("field/", include("certificates.field_urls")),
    path("calendar/", include("workshops.calendar_urls")),
    path("api/v1/", include("workshops.api_urls")),
    path("a/", include("assessments.urls")),
    path("odk/", include("assessments.odk_urls")),
    path("verify/", include("certificates.urls")),
    path("", include("certificates.public_urls")),
    path("request/", include("workshops.public_urls")),
]

if not settings.SECURE_HSTS_SECONDS:
    # Uploaded pictures on one machine; a server in front does it in production.
    urlpatterns.append(
        path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(path("", include(wagtail_urls)))
