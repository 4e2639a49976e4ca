from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workshops.access import Right, field_view, organisations_for
from workshops.forms.errors import errors_of
from workshops.forms.holiday import HolidayForm
from workshops.holidays import holidays_of
from workshops.models import Holiday
from workshops.places import whole_organisations_for
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def holidays(request: HttpRequest) -> HttpResponse:
    """Those to come: of all, which stay, and of one's own organisations."""
    organisations = organisations_for(request.user, Right.PLACES)
    if not organisations:
        raise Http404
    own = whole_organisations_for(request.user)
    if request.method == "POST" and not own:
        raise Http404
    form = HolidayForm(own, posted(request))
    if form.is_valid():
        form.save()
        messages.success(request, _("The holiday is on the list."))
        return redirect("workshops:holidays")
    coming = holidays_of(organisations).filter(date__gte=timezone.localdate())
    context = {
        "form": form,
        "errors": errors_of(form),
        "holidays": coming.select_related("organisation"),
        "may_change": bool(own),
        "is_many": len(organisations) > 1,
    }
    return render(request, "workshops/holidays.html", context)


@require_POST
@field_view
def holiday_remove(request: HttpRequest, pk: int) -> HttpResponse:
    own = Holiday.objects.filter(organisation__in=whole_organisations_for(request.user))
    get_object_or_404(own, pk=pk).delete()
    messages.success(request, _("The holiday is off the list."))
    return redirect("workshops:holidays")
