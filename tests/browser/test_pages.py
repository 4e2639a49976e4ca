"""Every screen of the demonstration, in both languages and at both widths."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django_scopes import scopes_disabled

from assessments.cards import printed_number
from assessments.models import Administration, Card
from certificates.models import Certificate
from curriculum.models import ModulePage
from home.seeding.staff import PASSWORD
from tests.browser.screen import Screen
from tests.builders import build_audience, build_workshop
from tests.workshops.builders import CHILD, enrol, yes
from workshops.choices import WorkshopState
from workshops.models import Organisation, Workshop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.parametrize("language", ["bn", "en"]),
]

NARROW, WIDE = 360, 1280
LOGIN_FORM = ["username", "password"]


class Tour:
    """Goes from page to page and remembers everything that is wrong on the way."""

    def __init__(self, screen: Screen, *, big_targets: bool = True) -> None:
        self.screen = screen
        self.big_targets = big_targets
        self.faults: list[str] = []

    def visit(self, name: str, path: str, status: int = 200) -> None:
        response = self.screen.page.goto(f"{self.screen.host}{path}")
        if response is None or response.status != status:
            self.faults.append(f"{name}: {path} is not {status}")
        if status >= 400:
            self.screen.failed.clear()
        self.look(name)

    def look(self, name: str) -> None:
        for width in (NARROW, WIDE):
            self.screen.page.set_viewport_size({"width": width, "height": 780})
            self.faults += self.screen.faults(name, big_targets=self.big_targets)


def test_public_pages(open_screen, demo, language):
    tour = Tour(open_screen(NARROW, language), big_targets=False)
    tour.visit("home", f"/{language}/")
    tour.visit("modules", f"/{language}/modules/")
    tour.visit("modules-parents", f"/{language}/modules/?audience=parents")
    for module in ModulePage.objects.filter(locale__language_code=language):
        tour.visit(f"module-{module.slug}", module.url)
    tour.visit("404", f"/{language}/nothing-here/", status=404)
    assert tour.faults == []


def test_the_guides_of_facilitators(open_screen, demo, language):
    tour = Tour(_logged_in(open_screen, language, "facilitator"), big_targets=False)
    for module in ModulePage.objects.filter(locale__language_code=language):
        tour.visit(f"guide-{module.slug}", f"{module.url}?view=facilitator")
    assert tour.faults == []


def test_the_check_of_certificates(open_screen, demo, language):
    with scopes_disabled():
        valid = Certificate.objects.filter(revoked_at=None)[0].code
        withdrawn = Certificate.objects.exclude(revoked_at=None)[0].code
    tour = Tour(open_screen(NARROW, language))
    tour.visit("verify", "/verify/")
    tour.visit("verify-empty", "/verify/?code=")
    tour.visit("verify-valid", f"/verify/{valid}/")
    tour.visit("verify-withdrawn", f"/verify/{withdrawn}/")
    tour.visit("verify-slipped", f"/verify/?code={valid[:-1]}")
    tour.visit("verify-unknown", "/verify/0000000000000/")
    assert tour.faults == []


def test_the_pages_of_every_workshop(open_screen, demo, language):
    tour = Tour(_logged_in(open_screen, language, "facilitator"))
    tour.visit("list", "/field/")
    tour.visit("schedule", "/field/schedule/")
    for place, workshop in enumerate(_workshops(), start=1):
        page, name = f"/field/workshops/{workshop.code}/", f"{place}-{workshop.state}"
        tour.visit(f"detail-{name}", page)
        tour.visit(f"report-{name}", f"{page}report/")
    assert tour.faults == []


def test_the_pages_of_a_running_workshop(open_screen, demo, language):
    workshop = next(w for w in _workshops() if w.state == WorkshopState.RUNNING)
    page = f"/field/workshops/{workshop.code}/"
    tour = Tour(_logged_in(open_screen, language, "facilitator"))
    tour.visit("roster", f"{page}people/")
    tour.visit("enrol-adult", f"{page}people/add/")
    tour.screen.page.locator("form.narrow button").first.click()
    tour.look("enrol-with-faults")
    for name in ("", "change/", "consent/", "consent/withdraw/attend/", "withdraw/"):
        tour.visit(f"person-{name.replace('/', '-')}", f"{page}people/1/{name}")
    tour.visit("roll-call", f"{page}roll-call/1/")
    tour.visit("close", f"{page}close/")
    tour.visit("cancel", f"{page}cancel/")
    tour.visit("cards", f"{page}cards/")
    tour.visit("wave-close", f"{page}questions/pre/close/")
    tour.visit("wave-screen", f"{page}questions/pre/screen/")
    tour.visit("wave-open", f"{page}questions/post/open/")
    assert tour.faults == []


def test_the_pages_of_a_workshop_that_is_done(open_screen, demo, language):
    with scopes_disabled():
        workshop = Certificate.objects.all()[0].enrolment.workshop
        valid = Certificate.objects.filter(revoked_at=None)[0].code
    page = f"/field/workshops/{workshop.code}/"
    tour = Tour(_logged_in(open_screen, language, "facilitator"))
    tour.visit("technical", f"{page}report/technical/")
    tour.visit("certificates", f"{page}certificates/")
    tour.visit("certificate-withdraw", f"/field/certificates/{valid}/withdraw/")
    monitor = Tour(_logged_in(open_screen, language, "monitor"))
    monitor.visit("monitor-list", "/field/")
    monitor.visit("monitor-detail", page)
    monitor.visit("monitor-report", f"{page}report/")
    assert tour.faults + monitor.faults == []


def test_the_pages_of_a_workshop_for_children(open_screen, demo, language):
    facilitator = User.objects.get(username="facilitator")
    workshop = build_workshop(
        Organisation.objects.get(slug="alor-path"),
        facilitator=facilitator,
        audience=build_audience("children"),
    )
    enrol(workshop, facilitator, age_band=CHILD, consents=[yes()])
    page = f"/field/workshops/{workshop.code}/people/"
    tour = Tour(_logged_in(open_screen, language, "facilitator"))
    tour.visit("enrol-child", f"{page}add/")
    tour.visit("roster-child", page)
    tour.visit("child-waits", f"{page}1/")
    tour.visit("child-consent", f"{page}1/consent/")
    assert tour.faults == []


def test_every_question_from_the_start_to_the_thanks(open_screen, demo, language):
    with scopes_disabled():
        wave = next(wave for wave in Administration.objects.all() if wave.is_open)
        card = Card.objects.filter(workshop=wave.workshop).latest("number")
        closed = next(wave for wave in Administration.objects.all() if wave.closed_at)
        items = list(wave.version.items.order_by("number"))
    tour = Tour(open_screen(NARROW, language))
    screen = tour.screen
    tour.visit("entrance", "/a/")
    tour.visit("entrance-unknown", "/a/?code=NOBODY")
    tour.visit("start", f"/a/{wave.code}/")
    screen.write("number", printed_number(card.number))
    screen.press("Start")
    for item in items:
        tour.look(f"question-{item.number}-{item.kind}")
        if item.number == 1:
            screen.press("Next")
            tour.look("question-without-answer")
        screen.page.locator("label.choice").first.click()
        screen.press("Next")
    tour.look("thanks")
    tour.visit("closed", f"/a/{closed.code}/")
    assert screen.reads("These questions are closed now. What was answered is kept.")
    assert tour.faults == []


def test_logging_in(open_screen, demo, language):
    tour = Tour(open_screen(NARROW, language))
    tour.visit("login", "/field/login/")
    tour.screen.press("Log in")
    tour.look("login-with-faults")
    assert tour.faults == []


def _logged_in(open_screen, language: str, username: str) -> Screen:
    screen = open_screen(NARROW, language).open("/field/login/")
    for name, text in zip(LOGIN_FORM, (username, PASSWORD), strict=True):
        screen.write(name, text)
    screen.press("Log in")
    return screen


def _workshops() -> list[Workshop]:
    with scopes_disabled():
        return list(Workshop.objects.order_by("pk"))
