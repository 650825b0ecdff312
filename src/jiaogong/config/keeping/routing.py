"""Which database is meant while a backup's is upgraded: migrations of libraries do not all ask for the one at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_beside: ContextVar[str | None] = ContextVar("beside", default=None)


class WhileUpgrading:
    """Sends to the database that is being upgraded whatever names none; else leaves Django to its own."""

    def db_for_read(self, _model: type, **_hints: Any) -> str | None:
        return _beside.get()

    def db_for_write(self, _model: type, **_hints: Any) -> str | None:
        return _beside.get()


@contextmanager
def all_to(alias: str) -> Iterator[None]:
    """Within the block, queries that name no database go to this one."""
    token = _beside.set(alias)
    try:
        yield
    finally:
        _beside.reset(token)
