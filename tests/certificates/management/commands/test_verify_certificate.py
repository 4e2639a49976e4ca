from __future__ import annotations

import io
import json

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope

from certificates.services import revoke_certificate
from certificates.tokens import qr_text
from tests.certificates.checking import issue_to_agreed, published, said_by


def said(argument, *options):
    out = io.StringIO()
    error = ""
    try:
        call_command("verify_certificate", str(argument), *options, stdout=out)
    except CommandError as refused:
        error = str(refused)
    return out.getvalue(), error


@pytest.fixture
def files(tmp_path):
    """Writes what is published now, and gives the options that name it."""

    def write():
        keys, lists = published()
        (tmp_path / "keys.json").write_text(json.dumps(keys))
        (tmp_path / "lists.json").write_text(json.dumps(lists))
        return [
            *("--keys", str(tmp_path / "keys.json")),
            *("--revocations", str(tmp_path / "lists.json")),
        ]

    return write


def paper(tmp_path, text):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["certificate.txt"] = text.encode()
    pdf.save(tmp_path / "paper.pdf")
    return tmp_path / "paper.pdf"


def test_a_paper_and_a_text_are_checked_with_files_alone(
    done, files, tmp_path, django_assert_num_queries
):
    certificate = issue_to_agreed(done)
    options = files()
    text = tmp_path / "text.txt"
    text.write_text(qr_text(certificate))
    for argument in (
        paper(tmp_path, qr_text(certificate)),
        text,
        qr_text(certificate),
        said_by(certificate).lower(),
    ):
        with django_assert_num_queries(0):
            out, error = said(argument, *options, "--name", "rahima khatun")
        assert error == ""
        assert "paper: genuine\nmodule: Gentle words\norganisation: Shapla Trust" in out
        assert "name: the same" in out
        assert "list of withdrawn ones: " in out


def test_without_files_the_site_itself_is_asked(issued):
    out, error = said(qr_text(issued))
    assert ("paper: genuine" in out, error) == (True, "")


def test_a_withdrawn_one_fails(issued, files, rina):
    with scope(organisation=issued.enrolment.workshop.organisation):
        revoke_certificate(issued, by=rina, reason="Wrong person.")
    out, error = said(qr_text(issued), *files())
    assert "paper: withdrawn" in out
    assert error == "Not every certificate in it holds."


def test_without_a_list_it_is_said(issued, files):
    out, _error = said(qr_text(issued), *files()[:2])
    assert "list of withdrawn ones: no list at hand" in out


@pytest.mark.parametrize("text", ["", "\x00", "x" * 10_000, "\u202eABC"])
def test_hostile_texts_fail_with_a_sentence(db, text):
    _out, error = said(text)
    assert error in {
        "Nothing to check in it: give the PDF, or the text of its QR code.",
        "Not every certificate in it holds.",
    }


def test_a_pdf_without_a_statement_is_told(db, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    for path in (broken, paper(tmp_path, "nothing")):
        assert said(path)[1].startswith("Nothing to check in it")


def test_wrong_files_are_told(issued, tmp_path):
    wrong = tmp_path / "wrong.json"
    for content in ("[]", "{", "{}"):
        wrong.write_text(content)
        _out, error = said(qr_text(issued), "--keys", str(wrong))
        assert str(wrong) in error
