from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from assessments.report import views as report
from assessments.views import (
    aloud,
    aside,
    cards,
    exports,
    health,
    kiosk,
    matching,
    national,
    odk_imports,
    odk_pages,
    paper,
    tally,
    waves,
)

app_name = "assessments_field"

one_wave: list[URLPattern | URLResolver] = [
    path("open/", waves.open_questions, name="open"),
    path("close/", waves.close_questions, name="close"),
    path("reopen/", waves.reopen_questions, name="reopen"),
    path("screen/", waves.screen, name="screen"),
    path("poster.pdf", waves.poster, name="poster"),
    path("handing-round/", kiosk.hand_round, name="kiosk"),
    path("aloud/<int:number>/", aloud.read_aloud, name="aloud"),
    path("paper/", paper.enter_sheets, name="paper"),
    path("paper.pdf", paper.answer_sheets, name="answer_sheets"),
    path("tally/<int:number>/", tally.count_answers, name="tally"),
    path("aside/", aside.set_aside, name="aside"),
    path("phones/", odk_pages.phones, name="odk"),
    path("phones/form.xlsx", odk_pages.form_file, name="odk_form"),
    path("results/", odk_imports.bring, name="odk_bring"),
    path("results/<uuid:key>/", odk_imports.results, name="odk_results"),
]

one_workshop: list[URLPattern | URLResolver] = [
    path("questions/<str:wave>/", include(one_wave)),
    path("cards/", cards.card_list, name="cards"),
    path("cards.pdf", cards.card_sheets, name="card_sheets"),
    path("matching/", matching.matching, name="matching"),
    path("report/", report.report, name="report"),
    path("report/technical/", report.technical, name="report_technical"),
    path("report.pdf", report.pdf, name="report_pdf"),
    path("report/summary/", report.summary, name="report_summary"),
    path("summary.pdf", report.summary_pdf, name="summary_pdf"),
    path("answers/", exports.answers, name="answers"),
    path("answers/<str:kind>/", exports.answers_file, name="answers_file"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("workshops/<str:code>/", include(one_workshop)),
    path("questionnaires/", odk_pages.questionnaires, name="questionnaires"),
    path("together/", national.national, name="national"),
    path("together/questions/", health.health, name="health"),
    path("together/planning/", health.planning, name="planning"),
]
