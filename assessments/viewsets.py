from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from assessments.admin_panels import FindingsPanel
from assessments.forms import InstrumentForm
from assessments.models import Instrument, SharedScale

_PANELS = [
    FindingsPanel(heading=_("Checks and versions")),
    FieldPanel("code", required_on_save=True),
    MultiFieldPanel(
        [FieldPanel("audience"), FieldPanel("youngest_age"), FieldPanel("source")],
        heading=_("For whom, and from where"),
    ),
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
    MultiFieldPanel(
        [
            FieldPanel("referral_bn"),
            FieldPanel("referral_contact_bn"),
            FieldPanel("referral_en"),
            FieldPanel("referral_contact_en"),
        ],
        heading=_("Where to find help"),
        help_text=_(
            "Shown after answering. A sensitive question cannot be published without it."
        ),
    ),
]


class InstrumentViewSet(SnippetViewSet):
    """Instruments in the admin. Versions are made by publishing and never edited."""

    model = Instrument
    icon = "clipboard-list"
    menu_label = _("Instruments")
    menu_name = "instruments"
    list_display = ["title", "code", "live"]
    search_fields = ["code", "title_bn", "title_en"]
    edit_handler = ObjectList(_PANELS, base_form_class=InstrumentForm)


class SharedScaleViewSet(SnippetViewSet):
    """Steps that several instruments share."""

    model = SharedScale
    icon = "list-ol"
    menu_label = _("Response scales")
    list_display = ["key", "name_bn", "name_en"]
    search_fields = ["key", "name_bn", "name_en"]
    panels = [
        FieldPanel("key"),
        MultiFieldPanel(
            [FieldPanel("name_bn"), FieldPanel("name_en")], heading=_("Name")
        ),
        FieldPanel("drawings"),
        FieldPanel("steps"),
    ]


class QuestionsViewSetGroup(SnippetViewSetGroup):
    items = (InstrumentViewSet, SharedScaleViewSet)
    menu_icon = "clipboard-list"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 250
