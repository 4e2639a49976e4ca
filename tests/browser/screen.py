"""What every screen of ours must keep, looked at in a real browser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from django.utils.translation import gettext, override
from playwright.sync_api import Page, Response

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SMALLEST_TARGET = 44

# Inline links in a sentence are excepted, as WCAG 2.2 (2.5.8) does.
TOO_SMALL = """
() => [...document.querySelectorAll("button, input, select, textarea, a, summary, label.choice, label.mark")]
  .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== "hidden")
  .filter(e => !e.closest(".visually-hidden, .skip-link, p:not(.actions), footer, li p"))
  .filter(e => !e.matches("input[type=radio], input[type=checkbox], input[type=hidden]"))
  .map(e => [e.tagName, (e.innerText || e.name || "").slice(0, 40), Math.round(e.getBoundingClientRect().height)])
  .filter(([, , height]) => height < %d)
"""
TOO_WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"
BROKEN_PICTURES = """
() => [...document.images].filter(e => e.complete && !e.naturalWidth).map(e => e.src)
"""


@dataclass
class Screen:
    """A page that is checked each time it is looked at."""

    page: Page
    host: str
    language: str = "bn"
    pictures: Path | None = None
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("response", self._note)

    def _note(self, response: Response) -> None:
        if not response.url.startswith((self.host, "data:")):
            self.foreign.append(response.url)
        elif response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")

    def open(self, path: str) -> Screen:
        self.page.goto(f"{self.host}{path}")
        return self

    def say(self, sentence: str) -> str:
        """A sentence of ours in the language of this screen."""
        with override(self.language):
            return gettext(sentence)

    def press(self, sentence: str) -> None:
        """Press the button with these words; the next page is there afterwards."""
        self.page.get_by_role("button", name=self.say(sentence), exact=True).click()

    def follow(self, sentence: str) -> None:
        self.page.get_by_role("link", name=self.say(sentence)).first.click()

    def write(self, name: str, text: str) -> None:
        self.page.locator(f"[name='{name}']").fill(text)

    def tick(self, name: str, value: str = "") -> None:
        """Touch the tile or the line that carries the box, as a finger does."""
        value = f"[value='{value}']" if value else ""
        self.page.locator(f"label:has([name='{name}']{value})").click()

    def reads(self, sentence: str) -> bool:
        return self.say(sentence) in self.words()

    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def check(self, name: str, *, big_targets: bool = True) -> None:
        """No axe violation, no sideways scroll, no small target, no other host."""
        found = self.faults(name, big_targets=big_targets)
        assert found == [], "\n".join(found)

    def faults(self, name: str, *, big_targets: bool = True) -> list[str]:
        if self.pictures:
            file = f"{name}-{self.language}-{self.page.viewport_size['width']}.png"
            self.page.screenshot(path=self.pictures / file, full_page=True)
        found = self.violations()
        overflow = self.page.evaluate(TOO_WIDE)
        found += [f"{overflow} px too wide"] if overflow > 0 else []
        if big_targets:
            small = self.page.evaluate(TOO_SMALL % SMALLEST_TARGET)
            found += [f"small target: {target}" for target in small]
        found += [f"broken: {url}" for url in self.page.evaluate(BROKEN_PICTURES)]
        found += [f"foreign: {url}" for url in self.foreign] + self.failed
        self.foreign, self.failed = [], []
        return [f"{name}: {fault}" for fault in found]

    def violations(self) -> list[str]:
        # evaluate() runs outside the page's content security policy.
        self.page.evaluate(AXE)
        found = self.page.evaluate("() => axe.run(document)")["violations"]
        return [
            f"{rule['id']}: {json.dumps([node['target'] for node in rule['nodes']])}"
            for rule in found
        ]
