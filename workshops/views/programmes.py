from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from workshops.access import Right, field_view, organisations_for
from workshops.forms.place import ProgrammeForm
from workshops.models import Programme
from workshops.places import (
    own_programme_or_404,
    visible_programmes,
    whole_organisations_for,
)
from workshops.services.placing import save_programme
from workshops.views.posting import posted
from workshops.views.saving import saved


@require_GET
@field_view
def programme_list(request: HttpRequest) -> HttpResponse:
    if not organisations_for(request.user, Right.PLACES).exists():
        raise Http404
    own = set(whole_organisations_for(request.user).values_list("pk", flat=True))
    programmes = visible_programmes(request.user).select_related("organisation")
    context = {"programmes": programmes, "own": own}
    return render(request, "workshops/programme_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def programme_add(request: HttpRequest) -> HttpResponse:
    if not whole_organisations_for(request.user).exists():
        raise Http404
    form = ProgrammeForm(request.user, posted(request))
    if saved(
        form,
        lambda: save_programme(form.organisation_chosen(), Programme(), form.facts()),
    ):
        messages.success(request, _("The programme is saved."))
        return redirect("workshops:programme_list")
    context = {"form": form, "heading": _("Add a programme")}
    return render(request, "workshops/programme_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def programme_change(request: HttpRequest, pk: int) -> HttpResponse:
    changed = own_programme_or_404(request.user, pk)
    initial = {name: getattr(changed, name) for name in ProgrammeForm.base_fields}
    form = ProgrammeForm(request.user, posted(request), initial=initial)
    organisation = changed.organisation
    if saved(form, lambda: save_programme(organisation, changed, form.facts())):
        messages.success(request, _("The programme is saved."))
        return redirect("workshops:programme_list")
    context = {"form": form, "heading": _("Change the programme")}
    return render(request, "workshops/programme_form.html", context)
