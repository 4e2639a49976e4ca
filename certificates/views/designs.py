"""The designs of certificates: made, changed, copied, and which one is used."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from certificates.choices import Layout
from certificates.forms.look import PICTURES, LookForm
from certificates.look import Look
from certificates.models import Design
from certificates.pdf.layouts import LAYOUTS
from certificates.pdf.preview import preview
from certificates.queries import criteria_of
from certificates.services.designing import (
    copy_design,
    make_design,
    save_look,
    use_by_default,
)
from workshops.access import (
    Right,
    field_user,
    field_view,
    organisations_or_404,
    organisations_wholly_for,
)
from workshops.models import Organisation


def _organisations(request: HttpRequest) -> list[Organisation]:
    return organisations_or_404(organisations_wholly_for(request.user, Right.PLACES))


def _design(request: HttpRequest, pk: int) -> Design:
    designs = Design.objects.filter(organisation__in=_organisations(request))
    return get_object_or_404(designs.select_related("organisation"), pk=pk)


@field_view
@require_GET
def design_list(request: HttpRequest) -> HttpResponse:
    organisations = _organisations(request)
    designs = Design.objects.filter(organisation__in=organisations)
    context = {
        "designs": designs.select_related("organisation"),
        "organisations": organisations,
    }
    return render(request, "certificates/design_list.html", context)


@field_view
def design_create(request: HttpRequest, organisation: int) -> HttpResponse:
    found = next((o for o in _organisations(request) if o.pk == organisation), None)
    place = found or get_object_or_404(Organisation.objects.none())
    return _edited(request, place, None)


@field_view
def design_change(request: HttpRequest, pk: int) -> HttpResponse:
    design = _design(request, pk)
    return _edited(request, design.organisation, design)


def _edited(
    request: HttpRequest, organisation: Organisation, design: Design | None
) -> HttpResponse:
    user = field_user(request)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    look = _look_of(design) if design else _new_look()
    form = LookForm(user, look, design.name if design else "", *posted)
    seen = None
    if form.is_bound and form.is_valid():
        if "see" not in request.POST:
            messages.success(request, _saved(design, organisation, form, request))
            return redirect("certificates_field:design_list")
        seen = preview(form.look(), organisation, reader=user)
    context = {
        "form": form,
        "design": design,
        "organisation": organisation,
        "seen": seen,
        "criteria": criteria_of(design) if design else [],
        "versions": design.versions.select_related("made_by") if design else [],
        "kept": [place for place in PICTURES if form[f"{place}_kept"].value()],
    }
    return render(request, "certificates/design.html", context)


def _saved(
    design: Design | None,
    organisation: Organisation,
    form: LookForm,
    request: HttpRequest,
) -> str:
    name, look, by = form.cleaned_data["name"], form.look(), field_user(request)
    if design is None:
        make_design(organisation, name=name, look=look, by=by)
        return _("The design is made.")
    save_look(design, name=name, look=look, by=by)
    return _("The design is saved. Certificates that were given stay as they are.")


@field_view
@require_POST
def design_use(request: HttpRequest, pk: int) -> HttpResponse:
    design = _design(request, pk)
    use_by_default(design)
    said = _("From now on “%(name)s” is given.") % {"name": design.name}
    messages.success(request, said)
    return redirect("certificates_field:design_list")


@field_view
@require_POST
def design_copy(request: HttpRequest, pk: int) -> HttpResponse:
    design = _design(request, pk)
    copied = copy_design(design, look=_look_of(design), by=field_user(request))
    return redirect("certificates_field:design_change", pk=copied.pk)


def _new_look() -> Look:
    return {
        "layout": Layout.FORMAL.value,
        "language": "both",
        "accents": list(LAYOUTS["formal"].usual),
        "logo": "",
        "signatories": [],
        "texts": {},
    }


def _look_of(design: Design) -> Look:
    """As it is used; of a design from before there were versions, what its columns say."""
    if design.newest is not None:
        look: Look = design.newest.look
        return look
    name = {"bn": design.signatory_bn, "en": design.signatory_en}
    role = {"bn": design.signatory_role_bn, "en": design.signatory_role_en}
    people = [{"name": name, "role": role, "picture": ""}] if any(name.values()) else []
    return {
        **_new_look(),
        "layout": design.layout,
        "language": design.language,
        "signatories": people,
    }
