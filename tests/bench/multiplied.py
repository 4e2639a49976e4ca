"""Rows multiplied inside PostgreSQL from one of each kind."""

from __future__ import annotations

from django.db import connection, models


def multiply(
    model: type[models.Model], pattern: int, copies: int, first: int, **columns: str
) -> None:
    """So many copies of the row `pattern`, with these columns computed from `n`."""
    columns = {"id": f"{first} + n", **columns}
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(columns.get(name, f'pattern."{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    table = model._meta.db_table
    statement = (
        f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} AS pattern,"  # noqa: S608  our own words
        f" generate_series(1, {copies}) AS n WHERE pattern.id = {pattern}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
