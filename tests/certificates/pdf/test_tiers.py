from __future__ import annotations

import logging
import re

import pypdfium2
import pytest
import weasyprint

from certificates.pdf import tiers, trial
from certificates.pdf.artwork import Artwork
from certificates.pdf.inside import Unfamiliar
from certificates.pdf.layouts import LAYOUTS
from certificates.pdf.overlay import print_batch, print_whole
from certificates.pdf.page import page_of
from certificates.pdf.reading import is_alike, shown_on
from certificates.pdf.tiers import press_of, print_all, print_one
from tests.certificates.looks import dot, look

NAMES = {"bn": "প্রিয়াঙ্কা রাজ্যশ্রী চক্রবর্তী", "en": "Priyanka Rajyashree Chakraborty"}


@pytest.fixture(autouse=True)
def _no_forms():
    tiers.forget_forms()
    yield
    tiers.forget_forms()


@pytest.fixture
def page(issued):
    return page_of(issued, NAMES)


@pytest.fixture(params=[(x, y) for x in LAYOUTS for y in ("both", "bn")], ids="-".join)
def any_page(request, issued):
    """Each layout, in two languages and in one, with a look of its own."""
    layout, language = request.param
    issued.facts |= {"layout": layout, "language": language, "look": look(2)}
    artwork = Artwork(logo=dot(), signatures=(dot(), b""))
    return page_of(issued, NAMES, artwork)


def picture(pdf, page=0):
    return pypdfium2.PdfDocument(pdf)[page].render(scale=100 / 72).to_pil().tobytes()


def text_of(pdf):
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_a_stamped_page_is_the_whole_page_pixel_by_pixel(page):
    assert picture(print_one(page)) == picture(print_whole(page))
    assert is_alike(shown_on(print_one(page)), shown_on(print_whole(page)))


@pytest.mark.parametrize(
    "name", ["Rahima Akter", "Notun March Sessions", "MWQ fj", "Rahima 5%b %%"]
)
def test_so_it_is_whatever_stands_on_the_page_beside(issued, page, name):
    print_one(page)
    other = page_of(issued, {"bn": "রহিমা", "en": name})
    assert picture(print_one(other)) == picture(print_whole(other))


def test_so_is_a_page_of_a_batch(page):
    whole = picture(print_whole(page))
    assert picture(print_batch([page, page]), 1) == whole
    assert picture(print_all([page, page]), 1) == whole


def test_two_people_of_one_workshop_share_a_form(issued, page):
    other = page_of(issued, {"bn": "রহিমা", "en": "Rahima"})
    assert press_of(page) is press_of(other)


def test_another_module_or_one_name_less_is_another_form(issued, page):
    one_name = page_of(issued, {"bn": "রহিমা"})
    issued.facts["module"] = {"bn": "অন্য", "en": "Other"}
    other_module = page_of(issued, NAMES)
    presses = [press_of(each) for each in (page, one_name, other_module)]
    assert None not in presses
    assert len(set(presses)) == 3


def test_an_unknown_weasyprint_is_used_by_its_public_ways_only(
    page, monkeypatch, caplog
):
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with caplog.at_level(logging.WARNING, logger="certificates"):
        one, many = print_one(page), print_all([page, page])
    assert press_of(page) is None
    assert "not known" in caplog.text
    assert b"ActualText" not in one
    known = pypdfium2.PdfDocument(many)
    assert len(known) == 2
    monkeypatch.undo()
    assert picture(one) == picture(print_one(page))


def test_a_form_that_fails_its_trial_is_not_used(page, monkeypatch, caplog):
    monkeypatch.setattr(trial, "is_alike", lambda one, other: False)
    with caplog.at_level(logging.WARNING, logger="certificates"):
        printed = print_one(page)
    assert "cannot be stamped" in caplog.text
    assert printed == print_whole(page)


def test_letters_our_fonts_lack_are_drawn_by_themselves(issued, caplog):
    page = page_of(issued, {"bn": "রহিমা 字", "en": "Rahima"})
    with caplog.at_level(logging.WARNING, logger="certificates"):
        printed = print_one(page)
    assert "drawn by itself" in caplog.text
    assert "রহিমা" not in caplog.text
    assert printed == print_whole(page)


def test_the_trial_sees_a_glyph_that_moved(page):
    press = press_of(page)
    moved = press.form.places["name"]
    moved.matrix = (*moved.matrix[:4], moved.matrix[4] + 1, moved.matrix[5])
    with pytest.raises(Unfamiliar, match="not the page"):
        trial.try_out(press, page)


def test_forms_are_forgotten_when_there_are_too_many(issued, monkeypatch):
    monkeypatch.setattr(tiers, "KEPT", 1)
    first = press_of(page_of(issued, NAMES))
    press_of(page_of(issued, {"bn": "রহিমা"}))
    assert press_of(page_of(issued, NAMES)) is not first


def test_the_words_of_a_batch_are_carried_as_text(page):
    assert re.findall("প্রিয়াঙ্কা", text_of(print_batch([page]))) == ["প্রিয়াঙ্কা"]
