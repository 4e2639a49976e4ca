from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from assessments.forms import InstrumentForm
from assessments.models import Instrument

_PANELS = [
    FieldPanel("code", required_on_save=True),
    MultiFieldPanel(
        [FieldPanel("title_bn"), FieldPanel("introduction_bn")], heading=_("In Bangla")
    ),
    MultiFieldPanel(
        [FieldPanel("title_en"), FieldPanel("introduction_en")], heading=_("In English")
    ),
    FieldPanel("subscales"),
    FieldPanel("items"),
    MultiFieldPanel(
        [FieldPanel("primary_outcome"), FieldPanel("meaningful_change")],
        heading=_("What the report looks at"),
    ),
]


class InstrumentViewSet(SnippetViewSet):
    """Instruments in the admin. Versions are made by publishing and never edited."""

    model = Instrument
    icon = "clipboard-list"
    menu_label = _("Questions")
    menu_name = "instruments"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["title", "code", "live"]
    search_fields = ["code", "title_bn", "title_en"]
    copy_view_enabled = False
    edit_handler = ObjectList(_PANELS, base_form_class=InstrumentForm)
