from __future__ import annotations

from hashlib import sha256

import pypdfium2
import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from certificates.models import Certificate, CertificateName
from tests.builders import build_enrolment
from tests.certificates.conftest import build_done, earner, issue_in
from workshops.identities import Names

INSIDERS = ["rina", "kamal"]
OUTSIDERS = ["mitu", "selim", "karim"]


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def list_of(workshop):
    return reverse("certificates_field:certificate_list", args=[workshop.code])


def issue_at(workshop):
    return reverse("certificates_field:issue", args=[workshop.code])


def withdraw_at(certificate):
    return reverse("certificates_field:withdraw", args=[certificate.code])


def addresses(certificate):
    workshop = certificate.enrolment.workshop
    return [
        list_of(workshop),
        reverse("certificates_field:download_all", args=[workshop.code]),
        reverse("certificates_field:download", args=[certificate.code]),
        withdraw_at(certificate),
    ]


def stored():
    with scopes_disabled():
        return list(Certificate.objects.order_by("pk"))


@pytest.mark.parametrize("name", INSIDERS)
def test_staff_of_the_workshop_open_every_page(client, request, issued, name):
    client.force_login(request.getfixturevalue(name))
    answers = [client.get(address) for address in addresses(issued)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert all("no-store" in answer["Cache-Control"] for answer in answers)


@pytest.mark.parametrize("name", OUTSIDERS)
def test_for_others_the_pages_do_not_exist(client, request, issued, name):
    client.force_login(request.getfixturevalue(name))
    answers = [client.get(address, follow=True) for address in addresses(issued)]
    assert [answer.status_code for answer in answers] == [404] * 4


@pytest.mark.parametrize("name", OUTSIDERS)
def test_others_change_nothing(client, request, issued, name):
    earner(issued.enrolment.workshop)
    client.force_login(request.getfixturevalue(name))
    given = client.post(issue_at(issued.enrolment.workshop), follow=True)
    withdrawn = client.post(withdraw_at(issued), {"reason": "Because."}, follow=True)
    assert (given.status_code, withdrawn.status_code) == (404, 404)
    assert stored() == [issued]
    assert stored()[0].is_valid


def test_strangers_are_sent_to_the_log_in(client, issued):
    for address in addresses(issued):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/field/login/")


def test_the_list_says_where_each_person_stands(client, rina, done):
    earner(done)
    build_enrolment(done)
    earner(done, names=Names(call_name="Mina"))
    client.force_login(rina)
    page = client.get(list_of(done)).text
    assert "রহিমা খাতুন" in page
    assert "Came to 0 of 1 sessions; needs at least 1." in page
    assert "Needs a name: write the full name" in page
    assert "Check the name and give 1 certificate" in page
    assert "Came to at least 80 % of the sessions" in page


def test_names_are_escaped(client, rina, done):
    earner(done, names=Names(call_name="R", name_latin="<script>alert(1)</script>"))
    client.force_login(rina)
    page = client.get(list_of(done)).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("count", [3, 100])
def test_the_list_asks_as_often_for_many(
    client, rina, done, count, django_assert_num_queries
):
    for _ in range(count):
        earner(done)
    issue_in(done)
    client.force_login(rina)
    client.get(list_of(done))
    with django_assert_num_queries(18):
        assert client.get(list_of(done)).text.count("Given") == count


def test_giving_twice_gives_once(client, rina, done):
    earner(done)
    client.force_login(rina)
    first = client.post(issue_at(done), follow=True).text
    second = client.post(issue_at(done), follow=True).text
    assert "1 certificate was given." in first
    assert "Nobody new has earned a certificate yet." in second
    assert [each.issued_by for each in stored()] == [rina]


def test_giving_needs_a_post(client, rina, done):
    client.force_login(rina)
    assert client.get(issue_at(done)).status_code == 405


def test_without_a_design_the_page_says_who_can_help(client, rina, shapla):
    workshop = build_done(shapla, rina)
    client.force_login(rina)
    sentence = (
        "The organisation has no certificate design yet. Ask the office to make one."
    )
    assert sentence in client.get(list_of(workshop)).text
    assert sentence in client.post(issue_at(workshop), follow=True).text


def test_one_certificate_comes_as_pdf(client, rina, issued):
    client.force_login(rina)
    answer = client.get(addresses(issued)[2])
    assert answer["Content-Type"] == "application/pdf"
    disposition = f'attachment; filename="certificate-{issued.code}.pdf"'
    assert answer["Content-Disposition"] == disposition
    assert len(pypdfium2.PdfDocument(answer.content)) == 1


def test_all_come_as_one_pdf_in_the_order_of_the_roster(client, rina, done):
    earner(done)
    earner(done, names=Names(call_name="S", name_latin="Second Person"))
    issue_in(done)
    client.force_login(rina)
    address = reverse("certificates_field:download_all", args=[done.code])
    document = pypdfium2.PdfDocument(client.get(address).content)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert ["Rahima Khatun" in text for text in texts] == [True, False]
    assert ["Second Person" in text for text in texts] == [False, True]


def test_what_cannot_be_printed_is_said(client, rina, issued):
    with scopes_disabled():
        CertificateName.objects.all().delete()
    client.force_login(rina)
    for address in addresses(issued)[1:3]:
        page = client.get(address, follow=True)
        assert "There is no valid certificate to print here." in page.text


def test_a_withdrawn_certificate_is_not_printed(client, rina, issued):
    client.force_login(rina)
    client.post(withdraw_at(issued), {"reason": "Wrong person."})
    assert client.get(addresses(issued)[2]).status_code == 302


def test_withdrawing_asks_first_and_then_does_it(client, rina, issued):
    client.force_login(rina)
    asked = client.get(withdraw_at(issued)).text
    assert "This cannot be undone." in asked
    assert "<dd>Rahima Khatun</dd>" in asked
    assert stored()[0].is_valid
    page = client.post(
        withdraw_at(issued), {"reason": "Wrong person."}, follow=True
    ).text
    assert "The certificate is withdrawn." in page
    assert "Why: Wrong person." in page
    assert [each.revoked_by for each in stored()] == [rina]


def test_withdrawing_without_a_reason_keeps_what_was_ticked(client, rina, issued):
    client.force_login(rina)
    page = client.post(withdraw_at(issued), {"reason": "", "gives_new_one": "on"}).text
    assert "Write why the certificate is withdrawn." in page
    assert "checked" in page
    assert stored()[0].is_valid


def test_withdrawing_twice_is_said(client, rina, issued):
    client.force_login(rina)
    client.post(withdraw_at(issued), {"reason": "Wrong person."})
    page = client.post(withdraw_at(issued), {"reason": "Once more."}).text
    assert "This certificate is already withdrawn." in page
    assert "Once more." in page
    assert stored()[0].revoked_reason == "Wrong person."


def test_a_new_one_can_be_given_at_once(client, rina, issued):
    client.force_login(rina)
    client.post(withdraw_at(issued), {"reason": "Spelling.", "gives_new_one": "on"})
    old, new = stored()
    assert (old.is_valid, new.is_valid, new.replaces) == (False, True, old)


def test_the_workshops_page_shows_the_panel(client, rina, issued):
    client.force_login(rina)
    address = reverse(
        "workshops:workshop_detail", args=[issued.enrolment.workshop.code]
    )
    assert "Given to 1 of 1 people." in client.get(address).text


def test_one_certificate_keeps_the_fingerprint_of_its_file(client, rina, issued):
    client.force_login(rina)
    answer = client.get(reverse("certificates_field:download", args=[issued.code]))
    assert stored()[0].pdf_sha256 == sha256(answer.content).hexdigest()
