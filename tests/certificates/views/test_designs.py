from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django_scopes import scopes_disabled
from PIL import Image

from certificates.models import Certificate, Design, DesignVersion, Picture
from certificates.names import open_names
from certificates.pdf import render_certificate
from tests.certificates.conftest import build_design, earner, issue_in
from tests.certificates.looks import dot

LIST = "/field/certificates/designs/"
TYPED = {
    "name": "For parents",
    "layout": "warm",
    "language": "both",
    "first": "terracotta",
    "second": "marigold",
    "name_1_bn": "ফরিদা",
    "name_1_en": "Farida",
    "closing_bn": "{days} দিন",
    "closing_en": "{days} days at {place}",
}


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


def address(design):
    return f"{LIST}{design.pk}/"


def newest(design):
    with scopes_disabled():
        return DesignVersion.objects.filter(design=design).first()


def png(size=(60, 30)):
    return SimpleUploadedFile("logo.png", dot(size=size), "image/png")


@pytest.mark.parametrize(
    ("name", "status"), [("kamal", 200), ("rina", 404), ("selim", 404), ("mitu", 404)]
)
def test_who_plans_the_whole_organisation_makes_designs(
    client, request, design, shapla, name, status
):
    client.force_login(request.getfixturevalue(name))
    for path in (LIST, address(design), f"{LIST}new/{shapla.pk}/"):
        assert client.get(path).status_code == status
    for act in ("use", "copy"):
        done = client.post(f"{address(design)}{act}/").status_code
        assert done == (302 if status == 200 else 404)


def test_the_design_of_another_organisation_does_not_exist(office, doel):
    elsewhere = build_design(doel)
    assert office.get(address(elsewhere)).status_code == 404
    assert office.post(address(elsewhere), TYPED).status_code == 404
    assert office.get(f"{LIST}new/{doel.pk}/").status_code == 404


def test_each_changed_look_is_a_version_and_the_same_look_is_none(office, design):
    for closing in ("One", "One", "Two"):
        office.post(address(design), {**TYPED, "closing_en": closing})
    with scopes_disabled():
        versions = DesignVersion.objects.filter(design=design).order_by("number")
        said = [(v.number, v.look["texts"]["closing"]["en"]) for v in versions]
    assert said == [(1, "One"), (2, "Two")]
    assert newest(design).look["accents"] == ["terracotta", "marigold"]


def test_a_new_certificate_has_the_look_and_an_old_one_keeps_its_bytes(
    office, design, done
):
    earner(done)
    old = issue_in(done).issued[0]
    with scopes_disabled():
        before = render_certificate(old, names=open_names(old))
        office.post(address(design), {**TYPED, "logo": png()})
        earner(done)
        new = issue_in(done).issued[0]
        first = render_certificate(new, names=open_names(new))
        office.post(address(design), {**TYPED, "layout": "plain", "first": "plum"})
        again = Certificate.objects.get(pk=old.pk)
        assert render_certificate(again, names=open_names(again)) == before
        again = Certificate.objects.get(pk=new.pk)
        assert render_certificate(again, names=open_names(again)) == first
    assert (new.facts["layout"], new.facts["look"]["version"]) == ("warm", 1)


def test_an_unknown_field_is_refused_with_those_that_exist(office, design):
    page = office.post(address(design), {**TYPED, "closing_en": "To {child.name}"})
    assert "“{child.name}”" not in page.text
    assert "“child.name” is no field." in page.text
    assert "{module}, {organisation}, {place}" in page.text
    assert "To {child.name}" in page.text
    assert newest(design) is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg><script>alert(1)</script></svg>", "Drawings (SVG) are not taken"),
        (b"only words", "no picture that can be read"),
    ],
)
def test_a_bad_picture_is_refused_and_nothing_typed_is_lost(
    office, design, content, sentence
):
    bad = SimpleUploadedFile("logo.png", content, "image/png")
    page = office.post(address(design), {**TYPED, "logo": bad, "signature_1": png()})
    assert sentence in page.text
    assert 'value="{days} days at {place}"' in page.text
    # The good one need not be sent again.
    kept = page.context["form"]["signature_1_kept"].value()
    office.post(address(design), {**TYPED, "signature_1_kept": kept})
    assert newest(design).look["signatories"][0]["picture"]


def test_a_picture_too_wide_is_refused(office, design):
    written = io.BytesIO()
    Image.new("1", (30_000, 4)).save(written, "PNG")
    wide = SimpleUploadedFile("logo.png", written.getvalue(), "image/png")
    page = office.post(address(design), {**TYPED, "logo": wide})
    assert "This picture is too large." in page.text


def test_a_picture_somebody_else_sent_cannot_be_called(office, design):
    office.post(address(design), {**TYPED, "logo_kept": "0" * 64})
    assert newest(design).look["logo"] == ""


def test_a_picture_in_use_cannot_be_deleted(office, design):
    office.post(address(design), {**TYPED, "logo": png()})
    with scopes_disabled(), pytest.raises(ProtectedError):
        Picture.objects.get().delete()


def test_seeing_it_saves_nothing_and_shows_a_picture(office, design):
    page = office.post(address(design), {**TYPED, "see": "1"})
    assert 'src="data:image/png;base64,' in page.text
    assert "With an invented long name." in page.text
    assert newest(design) is None


def test_one_design_is_used_and_a_copy_asks_for_the_same(office, design):
    office.post(f"{address(design)}copy/")
    copied = Design.objects.exclude(pk=design.pk).get()
    asked = [each.minimum_percent for each in copied.criteria.all()]
    assert (asked, copied.is_default) == ([80], False)
    office.post(f"{address(copied)}use/")
    used = Design.objects.filter(is_default=True)
    assert list(used) == [copied]


def test_the_page_is_small(office, design):
    assert len(office.get(address(design)).content) < 30_000
