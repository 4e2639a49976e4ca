"""A link to one certificate, made by staff and opened by whoever was sent it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from certificates import conf
from certificates.access import certificate_or_404
from certificates.forms.sharing import ShareForm
from certificates.names import open_names
from certificates.pdf import render_certificate
from certificates.services.sharing import end_links, share, shared_certificate
from certificates.views.public import private_page
from workshops.access import Right, field_user, field_view
from workshops.refusals import Refused

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def share_certificate(request: HttpRequest, code: str) -> HttpResponse:
    certificate = certificate_or_404(request.user, code, Right.IDENTITIES)
    form = ShareForm(request.POST if request.method == "POST" else None)
    context = {
        "certificate": certificate,
        "workshop": certificate.enrolment.workshop,
        "form": form,
        "works": sum(link.works for link in certificate.share_links.all()),
    }
    if request.method == "POST" and form.is_valid():
        days = int(form.cleaned_data["days"])
        try:
            link, secret = share(certificate, by=field_user(request), days=days)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            context |= {
                "link": link,
                "address": f"{conf.base_url()}/verify/paper/{secret}/",
            }
    return render(request, "certificates/share.html", context)


@require_POST
@field_view
def end_sharing(request: HttpRequest, code: str) -> HttpResponse:
    certificate = certificate_or_404(request.user, code, Right.IDENTITIES)
    end_links(certificate)
    messages.success(request, _("No link to this certificate works any more."))
    return redirect(
        "certificates_field:certificate_list", code=certificate.enrolment.workshop.code
    )


@require_safe
@private_page
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """Says nothing about the certificate: programs that preview links read this page."""
    found = shared_certificate(secret)
    return render(
        request,
        "certificates/shared.html",
        {"is_open": found is not None, "secret": secret},
        status=200 if found else GONE,
    )


@require_safe
@private_page
def shared_pdf(request: HttpRequest, secret: str) -> HttpResponse:
    found = shared_certificate(secret)
    names = open_names(found) if found else {}
    if found is None or not names:
        return render(
            request, "certificates/shared.html", {"is_open": False}, status=GONE
        )
    return HttpResponse(
        render_certificate(found, names=names),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="certificate-{found.code}.pdf"',
            "X-Content-Type-Options": "nosniff",
        },
    )
