"""The main job from the module to the certificate, in a real browser, in both languages."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django_scopes import scope

from assessments.cards import printed_number
from assessments.models import Card
from certificates.models import RegisteredCriterion
from tests.assessments.builders import build_instrument_version, written_item
from tests.browser import facilitator, office, person
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.certificates.conftest import build_design
from tests.workshops.builders import build_centre, enrol, yes
from workshops.models import Enrolment, Workshop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

KINDS = ["likert", "faces", "yes_no", "choice", "text"]
BEFORE = [
    ["2", "2", "0", "1"],
    ["1", "1", "0", "1"],
    ["2", "1", "0", "2"],
    ["3", "2", "0", "1"],
    ["2", "1", "1", "1"],
    ["1", "2", "0", "1"],
]
AFTER = [["4", "3", "1", "2"], ["5", "2", "1", "2"], ["3", "3", "1", "2"]] * 2
VERDICT = {
    "bn": "জনের ৬ জন এগিয়েছেন",
    "en": "towards children's rights",
}


@pytest.fixture
def questions(db):
    return build_instrument_version([written_item(kind) for kind in KINDS])


@pytest.mark.parametrize(("width", "language"), [(360, "bn"), (1280, "en")])
def test_the_main_job(
    open_screen: OpenScreen, shapla, rina, questions, tmp_path, width, language
):
    design = build_design(shapla)
    RegisteredCriterion.objects.create(design=design, requirement="assessment-post")
    edition = office.publish(open_screen(1280, language), office.drafted_module())
    assert edition.titles == {"bn": "কোমল কথা", "en": "Gentle words"}

    screen = open_screen(width, language)
    facilitator.log_in(screen, "rina")
    code = facilitator.schedule(screen, edition, build_centre(shapla))
    workshop = Workshop.objects.get(code=code)
    cards = _enrol_seven(screen, workshop, rina)

    _ask(open_screen, screen, code, "pre", cards, BEFORE)
    with scope(organisation=shapla):
        last = Enrolment.objects.latest("row_number").pk
    facilitator.call_the_roll(screen, workshop, absent=last)
    _ask(open_screen, screen, code, "post", cards, AFTER)
    facilitator.close(screen, code)

    _read_the_report(screen, code)
    number = _give_certificates(screen, code, tmp_path)
    _check_and_withdraw(screen, open_screen(width, language), number)


def _enrol_seven(screen: Screen, workshop: Workshop, by) -> list[str]:
    """Two at the screen, five behind it; the numbers on their cards."""
    facilitator.enrol(screen, workshop.code, "রহিমা", "Rahima Khatun")
    facilitator.enrol(screen, workshop.code, "সালমা", "Salma Khatun")
    for name in ("জরিনা", "পারুল", "আমেনা", "লাইলী", "ময়না"):
        consents = [yes(), yes(consent_scope="assess")]
        enrol(workshop, by, call_name=name, name_bn=f"{name} খাতুন", consents=consents)
    screen.open(f"/field/workshops/{workshop.code}/cards/")
    screen.check("cards")
    with scope(organisation=workshop.organisation):
        cards = Card.objects.filter(workshop=workshop).order_by("number")
        return [printed_number(card.number) for card in cards]


def _ask(
    open_screen: OpenScreen,
    screen: Screen,
    code: str,
    wave: str,
    cards: list[str],
    answers: list[list[str]],
) -> None:
    """Six of the seven answer, each on a phone of their own, every other without scripts."""
    address = facilitator.open_questions(screen, code, wave)
    width = screen.page.viewport_size["width"]
    for place, (card, picked) in enumerate(zip(cards, answers, strict=False)):
        phone = open_screen(width, screen.language, javascript=place % 2 == 0)
        if place == 0:
            person.type_a_wrong_digit(phone, address, card)
        looks = place == 0 and wave == "pre"
        person.answer(phone, address, card, picked, looks=looks)
        phone.page.context.close()
    facilitator.close_questions(screen, code, wave)


def _read_the_report(screen: Screen, code: str) -> None:
    screen.open(f"/field/workshops/{code}/report/")
    screen.check("report")
    assert VERDICT[screen.language] in screen.words()
    screen.follow("Technical notes")
    screen.check("technical")
    pdf = screen.page.context.request.get(
        f"{screen.host}/field/workshops/{code}/report.pdf"
    )
    assert len(pypdfium2.PdfDocument(BytesIO(pdf.body()))) >= 2


def _give_certificates(screen: Screen, code: str, folder: Path) -> str:
    """Six have earned one. The code on the first."""
    screen.open(f"/field/workshops/{code}/certificates/")
    screen.check("certificates-earned")
    screen.open(f"/field/workshops/{code}/certificates/names/")
    screen.check("certificates-names")
    screen.page.locator("form[action$='/issue/'] button").click()
    screen.check("certificates-given")
    papers = screen.page.locator("a[href*='/field/certificates/'][href$='.pdf']")
    assert papers.count() == 6
    with screen.page.expect_download() as download:
        papers.first.click()
    download.value.save_as(folder / "certificate.pdf")
    assert len(pypdfium2.PdfDocument(folder / "certificate.pdf")) >= 1
    found = re.search(r"/certificates/(\w+)\.pdf", papers.first.get_attribute("href"))
    assert found
    return found[1]


def _check_and_withdraw(screen: Screen, stranger: Screen, number: str) -> None:
    _verify(stranger, number.lower())
    assert stranger.reads("This certificate is valid.")
    assert "রহিমা খাতুন" in stranger.words() or "Rahima Khatun" in stranger.words()
    stranger.check("verify-valid")

    screen.open(f"/field/certificates/{number}/withdraw/")
    screen.check("certificate-withdraw")
    screen.write("reason", "নাম ভুল ছিল")
    screen.press("Withdraw the certificate")
    assert screen.reads("The certificate is withdrawn.")
    screen.check("certificates-withdrawn")

    _verify(stranger, number)
    assert stranger.reads("It no longer counts. Ask the organisation.")
    stranger.check("verify-withdrawn")


def _verify(stranger: Screen, typed: str) -> None:
    stranger.open("/verify/")
    stranger.check("verify")
    stranger.write("code", typed)
    stranger.press("Check")
