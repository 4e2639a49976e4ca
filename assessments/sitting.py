"""One person in front of one phone: which response it is, and what was answered here.

Kept in the session. Only what was answered in this sitting may be looked at again, so
that a card that goes on with another phone shows nothing of what came before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.sessions.backends.base import SessionBase


@dataclass
class Sitting:
    session: SessionBase
    key: str
    response: str | None = None
    answered: list[int] = field(default_factory=list)
    is_finished: bool = False

    @classmethod
    def of(cls, session: SessionBase, administration_pk: int) -> Sitting:
        key = f"sitting-{administration_pk}"
        kept: dict[str, Any] = session.get(key, {})
        return cls(
            session,
            key,
            kept.get("response"),
            kept.get("answered", []),
            kept.get("finished", False),
        )

    def begin(self, response: object) -> None:
        self.response, self.answered, self.is_finished = str(response), [], False
        self._keep()

    def note(self, number: int) -> None:
        if number not in self.answered:
            self.answered = sorted([*self.answered, number])
            self._keep()

    def end(self) -> None:
        """The next person must not meet this one's answers."""
        self.session.pop(self.key, None)
        self.response, self.answered, self.is_finished = None, [], False

    def finish(self) -> None:
        """All is answered: only this fact stays, for the page that says thanks."""
        self.end()
        self.is_finished = True
        self.session[self.key] = {"finished": True}

    def before(self, number: int) -> int | None:
        """The question to go back to."""
        return max((n for n in self.answered if n < number), default=None)

    def after(self, number: int, unanswered: int | None) -> int | None:
        """The question to go on with; None when there is none left."""
        ahead = [n for n in (*self.answered, unanswered) if n is not None]
        return min((n for n in ahead if n > number), default=unanswered)

    def may_see(self, number: int, unanswered: int | None) -> bool:
        return number == unanswered or number in self.answered

    def _keep(self) -> None:
        self.session[self.key] = {"response": self.response, "answered": self.answered}
