"""What others found, to stand beside a result. Both languages at once, with sources."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Benchmark:
    what: str | Promise
    found: str | Promise
    source: str


BENCHMARKS: list[Benchmark] = [
    Benchmark(
        _("Lessons against abuse at school: knowledge"),
        _("d = 0.57 (0.41 to 0.74), against a group without lessons"),
        "Gubbels et al. 2021",
    ),
    Benchmark(
        _("Lessons against abuse at school: protecting oneself"),
        _("d = 0.53 (0.26 to 0.79), against a group without lessons"),
        "Gubbels et al. 2021",
    ),
    Benchmark(
        _("Programmes against aggression"),
        _("0.35 of a spread less (0.18 to 0.53)"),
        "Shen, Jiang & Tan 2024, doi:10.1177/10497315241227147",
    ),
    Benchmark(
        _("Group lessons on gender for young men, Ethiopia"),
        _("twice as many moved up as in the comparison group"),
        "Pulerwitz et al. 2015",
    ),
    Benchmark(
        _("Course for parents without beating, Bangladesh"),
        _("who often did not know what to do as a parent: from 64 to 34 of 100"),
        "Save the Children in Bangladesh, Positive Discipline in Everyday Parenting",
    ),
    Benchmark(
        _("Campaign among employers of child domestic workers, Addis Ababa"),
        _("opinions moved, work fell by one hour a week, schooling stayed as it was"),
        "Freedom Fund 2023",
    ),
    Benchmark(
        _("Lessons for parents, Grenada"),
        _("no change, and questions that contradicted each other"),
        "Landon et al. 2023",
    ),
]
