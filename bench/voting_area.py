"""An area votes: 8,700 people in ten minutes on a PostgreSQL of its own that flushes to disk."""

from __future__ import annotations

import os

from tools.with_postgres import postgres

from bench.voting import measure

if __name__ == "__main__":
    with postgres(flushes=True) as url:
        os.environ["DATABASE_URL"] = url
        measure(people=8_700, seconds=600)
