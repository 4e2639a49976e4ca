"""What a workshop teaches, to read before it and on the day: the edition it was planned with."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from curriculum.content import GUIDE_ROLES, content_for
from curriculum.printing import render_pdf
from workshops.access import Right, field_view, workshop_or_404
from workshops.models import Workshop


@require_safe
@field_view
def guide(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.VIEW)
    return render(request, "workshops/guide.html", _context(workshop))


@require_safe
@field_view
def guide_pdf(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.VIEW)
    html = render_to_string("workshops/guide_pdf.html", _context(workshop))
    name = f"{workshop.code}-guide-{get_language()}.pdf"
    return HttpResponse(
        render_pdf(html, pdf_variant="pdf/ua-1"),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _context(workshop: Workshop) -> dict[str, Any]:
    """The frozen edition, whatever was published since, with all that facilitators read."""
    module = content_for(workshop.edition, get_language() or "bn", GUIDE_ROLES)
    return {"workshop": workshop, "edition": workshop.edition, "module": module}
