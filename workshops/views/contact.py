from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workshops.access import (
    Right,
    enrolment_or_404,
    field_user,
    field_view,
    has_right,
)
from workshops.choices import ContactRule, SpokenLanguage
from workshops.forms.contact import ContactForm
from workshops.identities import read_identities
from workshops.services.contacting import set_contact
from workshops.views.posting import posted
from workshops.visiting import never_visited


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def contact(request: HttpRequest, code: str, row: int) -> HttpResponse:
    """May we call, write or come? As the person said."""
    enrolment = enrolment_or_404(request.user, code, row, Right.IDENTITIES)
    participant, user = enrolment.participant, field_user(request)
    names = read_identities([participant], reader=user, purpose="contact").get(
        participant.pk
    )
    initial = {
        "contact": participant.contact,
        "language": participant.language,
        "no_visits": bool(never_visited([participant])),
        "phone": names.phone if names else "",
    }
    reads_ties = has_right(user, enrolment.workshop, Right.TIES)
    form = ContactForm(posted(request), initial=initial, may_allow_visits=reads_ties)
    if form.is_valid():
        set_contact(
            participant,
            by=user,
            contact=ContactRule(form.cleaned_data["contact"]),
            language=SpokenLanguage(form.cleaned_data["language"]),
            no_visits=form.cleaned_data["no_visits"],
            names=names,
            phone=form.cleaned_data["phone"],
        )
        messages.success(request, _("The change is saved."))
        return redirect("workshops:person", code, row)
    context = {
        "workshop": enrolment.workshop,
        "enrolment": enrolment,
        "names": names,
        "form": form,
        "shows_visits": reads_ties,
        "changes": participant.contact_changes.select_related("changed_by"),
    }
    return render(request, "workshops/contact.html", context)
