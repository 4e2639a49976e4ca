from __future__ import annotations

from django.utils.translation import override

from certificates.forms import CheckForm


def test_checking_asks_for_a_code():
    with override("en"):
        form = CheckForm({"code": ""})
        assert form.errors == {
            "code": ["Type the code that stands on the certificate."]
        }
