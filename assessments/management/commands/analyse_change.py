"""`manage.py analyse_change FILE --json`: whether scores in a table changed."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from assessments.analysis import PairedChange, paired_change
from assessments.tables import PersonRow, TableFault, read_scores
from assessments.verdicts import Bounds, flow_sentence, verdict_sentence
from curriculum.languages import LANGUAGES

DELTA = 5.0
"""The least change that matters: points of 100, or of a scale that is not named."""


class Command(BaseCommand):
    help = (
        "Say whether scores changed, from a table with the columns person, pre and "
        "post. An empty score is somebody who did not answer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="A .csv or .xlsx file.")
        parser.add_argument(
            "--language",
            choices=LANGUAGES,
            default="en",
            help="The language in which a fault of the table is told.",
        )
        parser.add_argument("--json", action="store_true", help="Print JSON.")
        parser.add_argument("--min", type=float, help="The lowest score of the scale.")
        parser.add_argument("--max", type=float, help="The highest score of the scale.")
        parser.add_argument(
            "--delta",
            type=float,
            help="The least change that matters, in points of the scale. Left out, it "
            "is 5 of 100 of the scale, or 5 points when no scale is named.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bounds = _bounds(options["min"], options["max"])
        delta = _delta(options["delta"], bounds)
        try:
            with translation.override(options["language"]):
                people = read_scores(options["file"], bounds)
        except TableFault as fault:
            raise CommandError(str(fault)) from fault
        figures = as_figures(people, delta, bounds)
        if options["json"]:
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_as_text(figures))


def as_figures(people: list[PersonRow], delta: float, bounds: Bounds) -> dict[str, Any]:
    """What the command prints: the fields of `PairedChange` and the words for them."""
    pairs = [
        (person.pre, person.post)
        for person in people
        if person.pre is not None and person.post is not None
    ]
    change = paired_change(
        [before for before, _ in pairs],
        [after for _, after in pairs],
        delta=delta,
        bounds=bounds,
    )
    return {
        **asdict(change),
        "sentence_en": verdict_sentence(change, language="en", bounds=bounds),
        "sentence_bn": verdict_sentence(change, language="bn", bounds=bounds),
        "delta": delta,
        "flow": _flow(people, change),
    }


def _flow(people: list[PersonRow], change: PairedChange) -> dict[str, Any]:
    """Rows without one of the two scores are attrition."""
    pre = sum(person.pre is not None for person in people)
    post = sum(person.post is not None for person in people)
    return {
        "pre": pre,
        "post": post,
        "linked": change.n,
        "attrition": (pre - change.n) / pre if pre else None,
        "sentence_en": flow_sentence(pre, post, change.n, language="en"),
        "sentence_bn": flow_sentence(pre, post, change.n, language="bn"),
    }


def _as_text(figures: dict[str, Any]) -> str:
    """The figures that people ask for first, then the words. JSON has all of them."""
    rows = [
        ("People with both scores", figures["n"]),
        ("Mean before", figures["mean_pre"]),
        ("Mean after", figures["mean_post"]),
        ("Mean change", figures["mean_change"]),
        ("95% interval", figures["ci95"]),
        ("Moved up", figures["up"]),
        ("Stayed the same", figures["same"]),
        ("Moved down", figures["down"]),
        ("Verdict", figures["verdict"]),
    ]
    lines = [f"{label:<24}{_as_cell(value)}" for label, value in rows]
    flow = figures["flow"]
    english = f"{flow['sentence_en']} {figures['sentence_en']}"
    bangla = f"{flow['sentence_bn']} {figures['sentence_bn']}"
    return "\n".join([*lines, "", english, bangla])


def _as_cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return " … ".join(_as_cell(end) for end in value)
    return f"{value:.2f}".replace("-", "−") if isinstance(value, float) else str(value)


def _bounds(low: float | None, high: float | None) -> Bounds:
    if low is None and high is None:
        return None
    if low is None or high is None:
        raise CommandError("Give both --min and --max, or neither.")
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise CommandError("--min must be a number below --max.")
    return low, high


def _delta(delta: float | None, bounds: Bounds) -> float:
    if delta is None:
        return DELTA if bounds is None else DELTA * (bounds[1] - bounds[0]) / 100
    if not (math.isfinite(delta) and delta >= 0):
        raise CommandError("--delta must be a number of zero or more.")
    return delta
