"""What office staff find under “Workshops” in Wagtail's menu. Participants are not here."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from workshops.access import AnyUser
from workshops.models import Centre, Holiday, Membership, Organisation, Programme
from workshops.services.accepting import accept_as_superuser


class CentreIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Centre]:
        centres: QuerySet[Centre] = super().get_base_queryset()
        return centres.select_related("organisation")


class ProgrammeIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Programme]:
        programmes: QuerySet[Programme] = super().get_base_queryset()
        return programmes.select_related("organisation")


class MembershipIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        memberships: QuerySet[Membership] = super().get_base_queryset()
        return memberships.select_related("organisation", "user", "centre", "audience")


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "home"
    menu_label = _("Organisations")
    list_display = ["name_bn", "name_en", "slug", "accepts_requests"]
    form_fields = ["name_bn", "name_en", "slug", "accepts_requests"]
    copy_view_enabled = False


class CentreViewSet(ModelViewSet):
    model = Centre
    index_view_class = CentreIndexView
    icon = "site"
    menu_label = _("Centres")
    list_display = ["name_bn", "name_en", "organisation", "capacity"]
    list_filter = ["organisation"]
    form_fields = [
        "organisation",
        "name_bn",
        "name_en",
        "address_bn",
        "address_en",
        "district",
        "upazila",
        "directions_bn",
        "directions_en",
        "latitude",
        "longitude",
        "phone",
        "capacity",
    ]
    copy_view_enabled = False


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    index_view_class = ProgrammeIndexView
    icon = "tag"
    menu_label = _("Programmes")
    list_display = ["name_bn", "name_en", "organisation", "kind", "funder", "is_active"]
    list_filter = ["organisation", "kind"]
    form_fields = ["organisation", "name_bn", "name_en", "kind", "funder", "is_active"]
    copy_view_enabled = False


class HolidayIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Holiday]:
        holidays: QuerySet[Holiday] = super().get_base_queryset()
        return holidays.select_related("organisation")


class HolidayViewSet(ModelViewSet):
    """Days that weekly meetings leave out; without an organisation, for all."""

    model = Holiday
    index_view_class = HolidayIndexView
    icon = "date"
    menu_label = _("Holidays")
    list_display = ["date", "name_bn", "name_en", "organisation"]
    list_filter = ["organisation"]
    form_fields = ["organisation", "date", "name_bn", "name_en"]
    copy_view_enabled = False


class SuperuserPolicy(ModelPermissionPolicy):
    """Whoever writes roles could give themselves all names: only who runs the server."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return bool(user.is_active and getattr(user, "is_superuser", False))

    def user_has_any_permission(self, user: AnyUser, actions: Any) -> bool:
        return self.user_has_permission(user, "")


register_permission_policy(Membership, SuperuserPolicy(Membership), exact_class=True)


class _AcceptsOnSave:
    """A superuser is the second person where there is no other."""

    request: HttpRequest

    def save_instance(self) -> Membership:
        membership: Membership = super().save_instance()  # type: ignore[misc]
        if isinstance(self.request.user, User):
            accept_as_superuser(membership, by=self.request.user)
        return membership


class MembershipCreateView(_AcceptsOnSave, CreateView):
    pass


class MembershipEditView(_AcceptsOnSave, EditView):
    pass


class MembershipViewSet(ModelViewSet):
    """Who works for which organisation, and what they may do there."""

    add_view_class = MembershipCreateView
    edit_view_class = MembershipEditView

    model = Membership
    index_view_class = MembershipIndexView
    icon = "group"
    menu_label = _("Staff and their roles")
    list_display = ["user", "organisation", "role", "centre", "audience", "accepted_at"]
    list_filter = ["organisation", "role"]
    form_fields = ["user", "organisation", "role", "centre", "audience"]
    copy_view_enabled = False


class WorkshopsViewSetGroup(ModelViewSetGroup):
    menu_label = _("Workshops")
    menu_icon = "calendar"
    menu_order = 250
    items: tuple[Any, ...] = (
        OrganisationViewSet("organisations"),
        CentreViewSet("centres"),
        ProgrammeViewSet("programmes"),
        HolidayViewSet("holidays"),
        MembershipViewSet("memberships"),
    )
