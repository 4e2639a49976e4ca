from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessments.models import InstrumentVersion
from assessments.version_changes import changes_between


@require_GET
def compare(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """What changed between two versions, for those who may write questions."""
    if not request.user.has_perm("assessments.change_instrument"):
        raise PermissionDenied
    versions = InstrumentVersion.objects.select_related("instrument")
    before = get_object_or_404(versions, instrument=pk, number=old)
    after = get_object_or_404(versions, instrument=pk, number=new)
    context = {
        "before": before,
        "after": after,
        "changes": changes_between(before, after),
    }
    return render(request, "assessments/admin/compare.html", context)
