from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from certificates.forms import DesignForm
from certificates.models import Design


class DesignIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Design]:
        designs: QuerySet[Design] = super().get_base_queryset()
        return designs.select_related("organisation")


class DesignViewSet(ModelViewSet):
    """Designs in the admin. Certificates themselves are never edited there."""

    model = Design
    index_view_class = DesignIndexView
    icon = "form"
    menu_label = _("Certificate designs")
    add_to_admin_menu = True
    list_display = ["name", "organisation", "language", "is_default"]
    list_filter = ["organisation"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return DesignForm
