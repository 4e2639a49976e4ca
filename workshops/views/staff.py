"""Accounts and roles, for the administrators of an organisation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from workshops.access import Right, field_user, field_view, organisations_for
from workshops.forms.errors import errors_of
from workshops.forms.staff import NewStaffForm, RoleForm
from workshops.models import Membership, Organisation
from workshops.refusals import Refused
from workshops.services import staffing
from workshops.staff import (
    StaffLine,
    member_or_404,
    organisation_managed_by,
    staff_lines,
)
from workshops.views.posting import posted


@require_GET
@field_view
def staff(request: HttpRequest) -> HttpResponse:
    """Straight to the only organisation; most administrators have one."""
    organisations = organisations_for(request.user, Right.STAFF)
    first = get_object_or_404(organisations[:1])
    return redirect("workshops:staff_list", first.slug)


@require_GET
@field_view
def staff_list(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = organisation_managed_by(request.user, slug)
    others = organisations_for(request.user, Right.STAFF).exclude(pk=organisation.pk)
    context = {
        "organisation": organisation,
        "others": others,
        "lines": staff_lines(organisation),
    }
    return render(request, "workshops/staff_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def staff_add(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = organisation_managed_by(request.user, slug)
    form = NewStaffForm(organisation, posted(request))
    if form.is_valid():
        try:
            user, password = staffing.add_staff(
                organisation, by=field_user(request), **form.account(), **form.reach()
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            line = member_or_404(organisation, user.pk)
            return _told_once(request, organisation, line, password)
    context = {"organisation": organisation, "form": form, "errors": errors_of(form)}
    return render(request, "workshops/staff_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One person: the roles, and one more of them."""
    organisation = organisation_managed_by(request.user, slug)
    line = member_or_404(organisation, pk)
    form = RoleForm(organisation, posted(request))
    if form.is_valid():
        try:
            role = staffing.give_role(
                organisation, line.user, by=field_user(request), **form.reach()
            )
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _said(role))
            return redirect("workshops:member", slug, pk)
    changes = line.user.staff_changes.filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "line": line,
        "form": form,
        "errors": errors_of(form),
        "changes": changes.select_related("changed_by")[:20],
        "is_oneself": line.user == request.user,
    }
    return render(request, "workshops/member.html", context)


@require_POST
@field_view
def role_take(request: HttpRequest, slug: str, pk: int, role: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, slug)
    memberships = Membership.objects.filter(organisation=organisation, user=pk)
    membership = get_object_or_404(memberships, pk=role)
    try:
        staffing.take_role(membership, by=field_user(request))
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("workshops:member", slug, pk)
    messages.success(request, _("The role is taken away."))
    if memberships.exists():
        return redirect("workshops:member", slug, pk)
    return redirect("workshops:staff_list", slug)


@require_POST
@field_view
def password_renew(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, slug)
    line = member_or_404(organisation, pk)
    try:
        password = staffing.give_new_password(
            organisation, line.user, by=field_user(request)
        )
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("workshops:member", slug, pk)
    # Read again: the roles may wait now.
    line = member_or_404(organisation, pk)
    return _told_once(request, organisation, line, password)


@require_POST
@field_view
def account_switch(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    organisation = organisation_managed_by(request.user, slug)
    line = member_or_404(organisation, pk)
    is_active = not line.user.is_active
    try:
        staffing.switch_account(
            organisation, line.user, by=field_user(request), is_active=is_active
        )
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        on, off = _("The account is on."), _("The account is off.")
        messages.success(request, on if is_active else off)
    return redirect("workshops:member", slug, pk)


def _said(role: Membership) -> str:
    if role.accepted_at is None:
        return _(
            "The role is given. It opens nothing until a second person accepts it."
        )
    return _("The role is given.")


def _told_once(
    request: HttpRequest, organisation: Organisation, line: StaffLine, password: str
) -> HttpResponse:
    """The page with a password: an answer to a POST, so that no address leads back."""
    context = {
        "organisation": organisation,
        "line": line,
        "password": password,
        "is_waiting": any(each.accepted_at is None for each in line.memberships),
    }
    return render(request, "workshops/password_told.html", context)
