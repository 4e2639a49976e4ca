from __future__ import annotations

import pytest

from curriculum.models import ModulePage
from curriculum.slugs import slug_of
from tests.curriculum.builders import build_index, build_module


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("ছোট পাঠ", "chot-path"),
        ("শাস্তি নয়, উৎসাহ", "sasti-ny-utsah"),
        ("Gentle words", "gentle-words"),
        ("১২টি কথা", "12ti-ktha"),
        ("…", ""),
    ],
)
def test_a_title_becomes_an_address_with_all_its_letters(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_is_cut_where_it_may_be():
    assert slug_of("ab " * 40) == "-".join(["ab"] * 20)


def _slug_from(title, typed=""):
    form_class = ModulePage.get_edit_handler().get_form_class()
    page = ModulePage(owner=None)
    streams = {f"{name}-count": "0" for name in ("objectives", "sessions", "sources")}
    data = {"title": title, "slug": typed, **streams}
    form = form_class(data, instance=page, parent_page=build_index("bn"))
    form.full_clean()
    return form.cleaned_data["slug"]


def test_an_author_need_not_think_of_the_address(db):
    assert _slug_from("ছোট পাঠ") == "chot-path"
    assert _slug_from("ছোট পাঠ", typed="small") == "small"


def test_a_taken_address_gets_a_number(db):
    build_module("bn", title="ছোট পাঠ", slug="chot-path")

    assert _slug_from("ছোট পাঠ") == "chot-path-2"


def test_the_admin_brings_bangla_letters(admin_client):
    assert "curriculum/admin.css" in admin_client.get("/admin/").text
