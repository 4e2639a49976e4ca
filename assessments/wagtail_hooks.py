from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from assessments.data_requirement import questions_missing
from assessments.panels import QuestionsPanel
from assessments.report.panels import ReportPanel
from assessments.requirements import ANSWERED_POST, ANSWERED_PRE, AnsweredRequirement
from assessments.views import versions
from assessments.viewsets import QuestionsViewSetGroup
from workshops.hooks import DataRequirement, WorkshopPanel

register_snippet(QuestionsViewSetGroup)


@hooks.register("register_admin_urls")
def comparing() -> list[URLPattern]:
    return [
        path(
            "instruments/<int:pk>/versions/<int:old>/<int:new>/",
            versions.compare,
            name="compare_instrument_versions",
        )
    ]


@hooks.register("register_workshop_panel")
def panels() -> list[WorkshopPanel]:
    return [QuestionsPanel(), ReportPanel()]


@hooks.register("register_certificate_requirement")
def answered_requirements() -> list[AnsweredRequirement]:
    return [ANSWERED_PRE, ANSWERED_POST]


@hooks.register("register_data_requirement")
def finished_questions() -> DataRequirement:
    return questions_missing
