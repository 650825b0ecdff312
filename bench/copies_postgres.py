"""Copied passages among 10,000 summaries once more, on a PostgreSQL of its own."""

from __future__ import annotations

import os

from tools.with_postgres import postgres

from bench.copies import main

if __name__ == "__main__":
    with postgres() as url:
        os.environ["DATABASE_URL"] = url
        main()
