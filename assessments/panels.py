from __future__ import annotations

from dataclasses import dataclass

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.analysis import detectable
from assessments.choices import LinkMethod, Wave
from assessments.queries import (
    WaveProgress,
    asked_count,
    doubtful_links,
    next_waves,
    wave_progress,
)
from curriculum.numerals import in_digits_of
from workshops.access import Right, has_right
from workshops.choices import WorkshopState
from workshops.hooks import Step, WorkshopPanel
from workshops.models import Workshop

OVER = (WorkshopState.DONE, WorkshopState.CANCELLED)


@dataclass(frozen=True)
class WaveLine:
    """A wave as staff see it: how many, never what."""

    progress: WaveProgress
    address: str
    qr: SafeString


class QuestionsPanel(WorkshopPanel):
    """Opening and closing the questions, and how many people have answered."""

    order = 200
    template_name = "assessments/includes/panel.html"

    def context(
        self, request: HttpRequest, workshop: Workshop
    ) -> dict[str, object] | None:
        progress = wave_progress(workshop)
        may_run = has_right(request.user, workshop, Right.RUN)
        if workshop.state == WorkshopState.CANCELLED:
            return None
        asked = asked_count(workshop)
        return {
            "lines": [
                (
                    wave_line(request, wave, with_qr=may_run),
                    _answered_in_words(wave, asked),
                )
                for wave in progress
            ],
            "next_waves": next_waves(progress),
            "doubtful": may_run and _has_doubtful(workshop, progress),
            "may_run": may_run,
            "is_over": workshop.state in OVER,
            "detectable": _detectable(workshop, progress),
            "may_plan": has_right(request.user, workshop, Right.REPORT),
        }

    def steps(self, request: HttpRequest, workshop: Workshop) -> list[Step]:
        labels = {
            Wave.PRE: (200, _("Ask the questions before the workshop")),
            Wave.POST: (400, _("Ask the questions after the workshop")),
        }
        asked = asked_count(workshop)
        return [
            _step(workshop, wave, *labels[wave.wave], asked=asked)
            for wave in wave_progress(workshop)
            if wave.wave in labels
        ]


def _has_doubtful(workshop: Workshop, progress: list[WaveProgress]) -> bool:
    makes_codes = any(
        each.administration is not None
        and each.administration.linking == LinkMethod.SELF_CODE
        for each in progress
    )
    return makes_codes and doubtful_links(workshop).exists()


def _step(
    workshop: Workshop, progress: WaveProgress, order: int, label: str, *, asked: int
) -> Step:
    was_closed = progress.administration is not None and not progress.is_open
    return Step(
        order=order,
        label=label,
        detail=_answered_in_words(progress, asked),
        url=f"{reverse('workshops:workshop_detail', args=[workshop.code])}#panel-200",
        is_done=was_closed or workshop.state in OVER,
    )


def _detectable(workshop: Workshop, progress: list[WaveProgress]) -> float | None:
    """What so many places can show, to know while it can still be planned otherwise."""
    was_asked = any(wave.administration is not None for wave in progress)
    if was_asked or workshop.state in OVER:
        return None
    return detectable(workshop.capacity)


def _answered_in_words(progress: WaveProgress, asked: int) -> str:
    """Of those who agreed to answer; cards that are nobody's are told apart."""
    if progress.administration is None:
        return ""
    language = get_language()
    words = _("%(answered)s of %(asked)s who agreed have answered.") % {
        "answered": in_digits_of(language, progress.by_list),
        "asked": in_digits_of(language, asked),
    }
    if not progress.loose:
        return words
    loose = _("%(number)s more with a card without a name.")
    return f"{words} {loose % {'number': in_digits_of(language, progress.loose)}}"


def wave_line(
    request: HttpRequest, progress: WaveProgress, *, with_qr: bool
) -> WaveLine:
    if progress.administration is None:
        return WaveLine(progress, "", SafeString(""))
    path = reverse("assessments:start", args=[progress.administration.code])
    address = request.build_absolute_uri(path)
    shows_qr = with_qr and progress.is_open
    return WaveLine(progress, address, qr_svg(address) if shows_qr else SafeString(""))


def qr_svg(text: str) -> SafeString:
    """A QR code to scan from a screen: shapes only, with its quiet border."""
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(
        border=4, light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    drawing = drawing.replace("<svg", '<svg width="200" height="200"', 1)
    return mark_safe(drawing)  # noqa: S308  made of squares, not of the text
