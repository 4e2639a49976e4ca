"""The page that checks certificates without a network, in a real Chromium without one."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from django.core.cache import cache
from django_scopes import scope

from certificates.offline_folder import FOLDER, folder
from certificates.pdf import render_certificate
from certificates.services import revoke_certificate
from certificates.tokens import qr_text
from tests.builders import build_member, build_organisation
from tests.certificates.checking import agree, said_by, with_a_flipped_bit
from tests.certificates.conftest import build_design, build_done, earner, issue_in
from workshops.choices import AgeBand, MembershipRole
from workshops.identities import Names

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
GENUINE = "This certificate is genuine."
WITHDRAWN = "This certificate was withdrawn or replaced."
FORGED = "This code is forged, or was changed."
NO_SEAL = "There is no seal in this."
SAME = "Yes: this name stands on the certificate."
OTHER = "No: another name stands on the certificate."
NOT_CARRIED = (
    "This code says nothing about the name, to protect people. "
    "With a network we compare it: scan the code."
)


@pytest.fixture
def papers(transactional_db, settings, tmp_path):
    """Certificates of an adult who agreed, a child, and one that was withdrawn."""
    settings.CERTIFICATES_SIGNING_KEY_FILE = tmp_path / "signing.pem"
    cache.clear()
    shapla = build_organisation("shapla")
    build_design(shapla)
    rina = build_member("rina", shapla, MembershipRole.FACILITATOR)
    workshop = build_done(shapla, rina)
    agree(earner(workshop).participant)
    child = Names(call_name="Salma", name_latin="Salma Begum")
    earner(workshop, names=child, age_band=AgeBand.FROM_14_TO_17)
    earner(workshop)
    adult, child, gone = issue_in(workshop).issued
    with scope(organisation=shapla):
        revoke_certificate(gone, by=rina, reason="Wrong person.")
    return adult, child, gone


def ask(screen, text="", name="", file=None):
    page = screen.page
    page.locator("#text").fill(text)
    page.locator("#name").fill(name)
    page.locator("#file").set_input_files(file or [])
    page.locator("#answer").evaluate(
        "e => { e.querySelectorAll('[data-part]').forEach(p => p.hidden = true) }"
    )
    page.locator("#check button").click()
    page.locator("#answer [id^='finding-']:visible").wait_for()


def answers_everything(screen, papers):
    adult, child, gone = papers
    ask(screen, qr_text(adult), "rahima khatun")
    assert [screen.reads(each) for each in (GENUINE, SAME)] == [True, True]
    assert "Gentle words" in screen.words() or "কোমল কথা" in screen.words()
    screen.check("offline-genuine")
    ask(screen, qr_text(adult), "Karim")
    assert screen.reads(OTHER)
    ask(screen, qr_text(child), "Salma Begum")
    assert [screen.reads(each) for each in (GENUINE, NOT_CARRIED)] == [True, True]
    ask(screen, qr_text(gone))
    assert screen.reads(WITHDRAWN)
    screen.check("offline-withdrawn")
    for place in (0, 24, 32, 50):
        ask(screen, with_a_flipped_bit(said_by(adult), place))
        assert screen.reads(FORGED)
    screen.check("offline-forged")
    for text in ("", "hello", "A" * 10_000, "\u202e"):
        ask(screen, text)
        assert screen.reads(NO_SEAL)


def as_file(pdf):
    return {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": pdf}


def with_an_attachment(certificate):
    """A file of somebody who keeps the statement as an attachment, packed."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["certificate.txt"] = qr_text(certificate).encode()
    written = io.BytesIO()
    pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


@pytest.mark.parametrize(("width", "language"), [(360, "bn"), (1280, "en")])
def test_the_page_opens_and_judges_with_the_network_off(
    open_screen, papers, width, language
):
    screen = open_screen(width, language).open(f"/verify/offline/?language={language}")
    screen.page.locator("#kept:visible").wait_for()
    screen.page.context.set_offline(True)
    screen.page.reload()
    screen.page.locator("#check:visible").wait_for()
    answers_everything(screen, papers)
    ours = render_certificate(papers[0], names={"en": "Rahima Khatun"})
    for pdf in (ours, with_an_attachment(papers[0])):
        ask(screen, file=as_file(pdf))
        assert screen.reads(GENUINE)
    ask(screen, file=as_file(b"%PDF-1.7 nothing"))
    assert screen.reads(NO_SEAL)


@pytest.mark.parametrize(("width", "language"), [(360, "bn"), (1280, "en")])
def test_the_folder_opens_without_any_site(
    open_screen, papers, tmp_path, width, language
):
    with zipfile.ZipFile(io.BytesIO(folder())) as archive:
        archive.extractall(tmp_path)
    screen = open_screen(width, language)
    screen.page.context.set_offline(True)
    page = "index.html" if language == "bn" else "english.html"
    screen.host = (tmp_path / FOLDER).as_uri()
    screen.open(f"/{page}")
    screen.page.locator("#check:visible").wait_for()
    answers_everything(screen, papers)


def test_a_browser_that_cannot_says_so(open_screen, papers):
    screen = open_screen(360, "en")
    screen.page.add_init_script(
        "crypto.subtle.importKey = () => Promise.reject(new Error('unknown'))"
    )
    screen.open("/verify/offline/?language=en")
    screen.page.locator("#not-able:visible").wait_for()
    assert not screen.page.locator("#check").is_visible()


@pytest.mark.parametrize(("width", "language"), [(360, "bn"), (1280, "en")])
def test_the_check_in_all_its_states(open_screen, papers, width, language):
    adult, child, gone = papers
    screen = open_screen(width, language)

    def visit(name, path):
        screen.open(f"{path}?language={language}").check(name)

    visit("check-form", "/verify/")
    visit("check-nowhere", "/verify/0000000000000/")
    visit("check-adult", f"/V/{said_by(adult)}")
    visit("check-withdrawn", f"/V/{gone.token}")
    visit("check-child", f"/V/{child.token}")
    for typed, sentence in (("Karim", OTHER), ("Salma Begum", SAME)):
        screen.write("name", typed)
        screen.press("Compare the name")
        assert screen.reads(sentence)
        screen.check(f"check-name-{typed[:5]}")


def test_the_check_needs_no_javascript(open_screen, papers):
    screen = open_screen(360, "bn", javascript=False)
    screen.open("/verify/").write("code", papers[1].code.lower())
    screen.press("Check")
    assert screen.reads("This certificate is valid.")
    screen.write("name", "Salma Begum")
    screen.press("Compare the name")
    assert screen.reads(SAME)
