"""Screens for the staff of a workshop: who gets a certificate, and the papers."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from certificates.access import certificate_or_404
from certificates.codes import in_groups
from certificates.digests import keep_digest
from certificates.exports import zipped
from certificates.forms import WithdrawForm
from certificates.models import Certificate
from certificates.names import read_names
from certificates.pdf import render_certificate, render_many, render_stream
from certificates.presentation import person_rows
from certificates.queries import certificates_of, criteria_of, design_of
from certificates.services import (
    reissue_certificate,
    revoke_certificate,
)
from curriculum.languages import LocalisedText, in_language
from workshops.access import Right, field_view, has_right, workshop_or_404
from workshops.models import Workshop
from workshops.refusals import Refused


class StaffRequest(HttpRequest):
    """A request that `field_view` let in."""

    user: User


@field_view
@require_GET
def certificate_list(request: StaffRequest, code: str) -> HttpResponseBase:
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    design = design_of(workshop)
    rows = person_rows(workshop, design, reader=request.user) if design else []
    context = {
        "workshop": workshop,
        "design": design,
        "criteria": criteria_of(design) if design else [],
        "rows": rows,
        "earned_count": sum(row.has_earned for row in rows),
        "valid_count": sum(
            bool(row.certificate and row.certificate.is_valid) for row in rows
        ),
        "may_run": has_right(request.user, workshop, Right.RUN),
    }
    return render(request, "certificates/certificate_list.html", context)


@field_view
@require_GET
def download(request: StaffRequest, code: str) -> HttpResponseBase:
    certificate = certificate_or_404(request.user, code, Right.IDENTITIES)
    return _papers(
        request,
        certificate.enrolment.workshop,
        [certificate] if certificate.is_valid else [],
        filename=f"certificate-{certificate.code}.pdf",
    )


@field_view
@require_GET
def download_all(request: StaffRequest, code: str) -> HttpResponseBase:
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    return _papers(
        request,
        workshop,
        list(certificates_of(workshop).filter(revoked_at__isnull=True)),
        filename=f"certificates-{workshop.code}.pdf",
    )


@field_view
@require_GET
def download_zip(request: StaffRequest, code: str) -> HttpResponseBase:
    """Each certificate as a file of its own, named by its row and code: no name of a person."""
    workshop = workshop_or_404(request.user, code, Right.IDENTITIES)
    valid = list(certificates_of(workshop).filter(revoked_at__isnull=True))
    names = read_names(valid, reader=request.user)
    printable = ((each, names[each.pk]) for each in valid if each.pk in names)
    files = (
        (_file_name(each), _kept(each, pdf)) for each, pdf in render_stream(printable)
    )
    return StreamingHttpResponse(
        zipped(files),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="certificates-{workshop.code}.zip"'
        },
    )


def _file_name(certificate: Certificate) -> str:
    return f"{certificate.enrolment.row_number:03d}-{certificate.code}.pdf"


@field_view
def withdraw(request: StaffRequest, code: str) -> HttpResponseBase:
    certificate = certificate_or_404(request.user, code, Right.RUN)
    workshop = certificate.enrolment.workshop
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _withdraw(certificate, form, request))
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("certificates_field:certificate_list", code=workshop.code)
    context = {
        "form": form,
        "workshop": workshop,
        "certificate": certificate,
        "shown_code": in_groups(certificate.code),
        "person": _name_on(certificate, request),
    }
    return render(request, "certificates/certificate_withdraw.html", context)


def _name_on(certificate: Certificate, request: StaffRequest) -> str:
    """The printed name in the language of the page; the person's code once it is erased."""
    names = read_names([certificate], reader=request.user).get(certificate.pk)
    if not names:
        return certificate.enrolment.participant.code
    return in_language(names, get_language())


def _withdraw(
    certificate: Certificate, form: WithdrawForm, request: StaffRequest
) -> str:
    """Do it, and the sentence that says what was done."""
    reason = form.cleaned_data["reason"]
    if form.cleaned_data["gives_new_one"]:
        reissue_certificate(certificate, by=request.user, reason=reason)
        return _("The certificate is withdrawn and a new one is given.")
    revoke_certificate(certificate, by=request.user, reason=reason)
    return _("The certificate is withdrawn.")


def _papers(
    request: StaffRequest,
    workshop: Workshop,
    certificates: Sequence[Certificate],
    *,
    filename: str,
) -> HttpResponseBase:
    """A PDF of those whose name is known; back to the list when there is none."""
    names = read_names(certificates, reader=request.user)
    printable = [(each, names[each.pk]) for each in certificates if each.pk in names]
    if not printable:
        messages.error(request, _("There is no valid certificate to print here."))
        return redirect("certificates_field:certificate_list", code=workshop.code)
    return HttpResponse(
        _printed(printable),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


def _printed(printable: Sequence[tuple[Certificate, LocalisedText]]) -> bytes:
    """One certificate is a file that keeps its fingerprint, several are for the printer."""
    if len(printable) > 1:
        return render_many(printable)
    certificate, names = printable[0]
    return _kept(certificate, render_certificate(certificate, names=names))


def _kept(certificate: Certificate, pdf: bytes) -> bytes:
    keep_digest(certificate, pdf)
    return pdf
