"""The page that checks without a network, its keeper in the browser, and its folder."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from certificates.offline_folder import FOLDER, folder, published_script
from certificates.views.public import private_page


@require_safe
@private_page
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "certificates/offline/page.html")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Lies beside the page, for a service worker rules over its own folder only."""
    return render(
        request, "certificates/offline/worker.js", content_type="text/javascript"
    )


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(published_script(), content_type="text/javascript")
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        folder(),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{FOLDER}.zip"'},
    )
