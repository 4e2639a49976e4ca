"""The bench of the programme view at a small size: its own checks must hold."""

from __future__ import annotations

import pytest
from django.db import connection
from django_scopes import scopes_disabled

from tests.bench.national import MANY, check
from tests.bench.national_data import fill


@pytest.mark.django_db
def test_sums_and_the_other_program_agree():
    if connection.vendor != "postgresql":
        pytest.skip("The rows are made inside PostgreSQL.")
    with scopes_disabled():
        check(fill(6, 12, "small", MANY))
