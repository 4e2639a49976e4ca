from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def field(client, rina):
    """Rina's phone, in English."""
    client.force_login(rina)
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def count_reads():
    """How many times a function reads from the database.

    The log of readings is one insert, which SQLite cuts into pieces of 249 rows.
    """

    def count(function) -> int:
        with CaptureQueriesContext(connection) as queries:
            function()
        return sum(query["sql"].startswith("SELECT") for query in queries)

    return count
