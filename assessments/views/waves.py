from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessments.access import wave_for, wave_or_404
from assessments.children import smallest_of
from assessments.choices import Wave
from assessments.forms import OpenWaveForm
from assessments.panels import qr_svg, wave_line
from assessments.queries import wave_progress
from assessments.report.shown import were_shown
from assessments.services import close_wave, open_wave, reopen_wave
from assessments.views.paper import as_pdf
from curriculum.numerals import in_digits_of
from workshops.access import Right, field_user, field_view, workshop_or_404
from workshops.models import Workshop
from workshops.refusals import Refused
from workshops.views.posting import posted


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def open_questions(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    wave = _wave(wave)
    form = OpenWaveForm(workshop, posted(request))
    if form.is_valid():
        try:
            open_wave(workshop, wave, by=field_user(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("People can answer now."))
            return _to_panel(workshop)
    opened = set(workshop.administrations.values_list("wave", flat=True))
    still_open = workshop.administrations.filter(wave=Wave.PRE, closed_at=None)
    context = {
        "workshop": workshop,
        "wave": wave,
        "form": form,
        "is_early": wave == Wave.POST and Wave.PRE not in opened,
        "still_open": wave == Wave.POST and still_open.exists(),
    }
    return render(request, "assessments/wave_open.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@field_view
def close_questions(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    administration = wave_or_404(workshop, _wave(wave))
    if request.method == "POST":
        close_wave(administration, by=field_user(request))
        messages.success(request, _("The questions are closed. All answers are kept."))
        return _to_panel(workshop)
    progress = next(p for p in wave_progress(workshop) if p.wave == administration.wave)
    context = {"workshop": workshop, "wave": Wave(wave), "progress": progress}
    return render(request, "assessments/wave_close.html", context)


@require_POST
@field_view
def reopen_questions(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    workshop = workshop_or_404(request.user, code, Right.RUN)
    administration = wave_or_404(workshop, _wave(wave))
    return _answer(
        request,
        workshop,
        lambda: reopen_wave(administration, by=field_user(request)),
        _reopened(workshop),
    )


def _reopened(workshop: Workshop) -> str:
    if not were_shown(workshop):
        return _("People can answer again.")
    return _(
        "People can answer again. The report keeps the figures that were shown until at"
        " least %(people)s more people have answered."
    ) % {"people": in_digits_of(get_language(), smallest_of(workshop))}


@require_GET
@field_view
def screen(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """The address and its code for the whole room, big."""
    workshop = workshop_or_404(request.user, code, Right.RUN)
    administration = wave_or_404(workshop, _wave(wave))
    progress = next(p for p in wave_progress(workshop) if p.wave == administration.wave)
    context = {
        "workshop": workshop,
        "line": wave_line(request, progress, with_qr=True),
    }
    return render(request, "assessments/wave_screen.html", context)


@require_GET
@field_view
def poster(request: HttpRequest, code: str, wave: str) -> HttpResponse:
    """The same on paper, for the wall: QR code, address and the six signs to type."""
    administration = wave_for(request, code, wave)
    path = reverse("assessments:start", args=[administration.code])
    address = request.build_absolute_uri(path)
    context = {
        "workshop": administration.workshop,
        "administration": administration,
        "address": address,
        "entrance": request.build_absolute_uri(reverse("assessments:entrance")),
        "qr": qr_svg(address),
    }
    html = render_to_string("assessments/poster_print.html", context)
    return as_pdf(html, f"{administration.workshop.code}-{wave}-poster")


def _answer(
    request: HttpRequest, workshop: Workshop, act: Callable[[], None], sentence: str
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, sentence)
    return _to_panel(workshop)


def _wave(name: str) -> Wave:
    if name not in Wave.values:
        raise Http404
    return Wave(name)


def _to_panel(workshop: Workshop) -> HttpResponse:
    page = reverse("workshops:workshop_detail", args=[workshop.code])
    return redirect(f"{page}#panel-200")
