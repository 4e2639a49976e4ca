from __future__ import annotations

from django.utils.translation import override

from certificates.forms import WithdrawForm


def test_withdrawing_asks_for_a_reason():
    with override("en"):
        form = WithdrawForm({"reason": "  "})
        assert form.errors == {"reason": ["Write why the certificate is withdrawn."]}
