from __future__ import annotations

from django.urls import path

from certificates.views import offline, public, publishing, sharing

app_name = "certificates"
urlpatterns = [
    path("", public.check_form, name="check_form"),
    path("paper/<secret>/", sharing.shared, name="shared"),
    path("paper/<secret>/certificate.pdf", sharing.shared_pdf, name="shared_pdf"),
    path("keys.json", publishing.keys, name="keys"),
    path("revocations.json", publishing.revocations, name="revocations"),
    path("issuer.json", publishing.issuer, name="issuer"),
    path("status/<int:number>", publishing.status, name="status"),
    path("offline/", offline.page, name="offline"),
    path("offline/worker.js", offline.worker, name="offline_worker"),
    path("offline/published.js", offline.published, name="offline_published"),
    path("offline/folder.zip", offline.download, name="offline_folder"),
    path("<code>/", public.check, name="check"),
]
