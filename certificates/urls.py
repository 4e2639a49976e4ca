from __future__ import annotations

from django.urls import path

from certificates.views import public, sharing

app_name = "certificates"
urlpatterns = [
    path("", public.check_form, name="check_form"),
    path("paper/<secret>/", sharing.shared, name="shared"),
    path("paper/<secret>/certificate.pdf", sharing.shared_pdf, name="shared_pdf"),
    path("<code>/", public.check, name="check"),
]
