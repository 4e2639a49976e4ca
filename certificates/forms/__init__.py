"""What people fill in around certificates."""

from __future__ import annotations

from certificates.forms.checking import CheckForm, NameForm
from certificates.forms.design import DesignForm
from certificates.forms.withdrawing import WithdrawForm

__all__ = ["CheckForm", "DesignForm", "NameForm", "WithdrawForm"]
