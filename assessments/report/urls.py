from __future__ import annotations

from django.urls import path

from assessments.report import views

app_name = "assessments_report"
urlpatterns = [
    path("workshops/<slug:code>/report/", views.report, name="report"),
    path("workshops/<slug:code>/report/technical/", views.technical, name="technical"),
    path("workshops/<slug:code>/report.pdf", views.pdf, name="pdf"),
]
