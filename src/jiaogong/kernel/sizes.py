"""What the database knows of its own tables."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections


def learn_sizes(using: str = DEFAULT_DB_ALIAS) -> None:
    """Let the database see how large its tables have become, so that it plans for them: after many rows at once.

    Both databases do so by themselves in time. Until then they plan for the tables of before, and a question of
    milliseconds takes minutes.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")
