from __future__ import annotations

import pytest

from certificates.checks import check_base_url


@pytest.mark.parametrize(
    "address", ["https://training.example", "http://127.0.0.1:8000/"]
)
def test_the_address_of_a_site_is_fine(settings, address):
    settings.CERTIFICATES_BASE_URL = address
    assert check_base_url() == []


@pytest.mark.parametrize(
    "address", ["", None, "training.example", "ftp://a.example", "https://"]
)
def test_anything_else_is_an_error(settings, address):
    settings.CERTIFICATES_BASE_URL = address
    assert [error.id for error in check_base_url()] == ["certificates.E001"]
