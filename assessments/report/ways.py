"""In which ways and languages the people of a report answered, never how many did."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.choices import AnswerMode
from assessments.report.sheets import Answers


@dataclass(frozen=True)
class Ways:
    """In the order of their choices; by the sheets that are before or after."""

    modes: tuple[AnswerMode, ...]
    languages: tuple[str, ...]
    differs_between: bool
    """Whether before and after were answered in different ways."""

    @property
    def are_mixed(self) -> bool:
        return len(self.modes) > 1

    @property
    def was_read_aloud(self) -> bool:
        return AnswerMode.READ_ALOUD in self.modes


def ways_of(answers: Answers) -> Ways:
    before = {sheet.mode for sheet in answers.pre.values()}
    after = {sheet.mode for sheet in answers.post.values()}
    sheets = (*answers.pre.values(), *answers.post.values())
    return Ways(
        modes=tuple(mode for mode in AnswerMode if mode in before | after),
        languages=tuple(sorted({sheet.language for sheet in sheets})),
        differs_between=bool(before and after) and before != after,
    )
