from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Commands speak English and write beside the test, and leave the language as it was."""
    monkeypatch.setenv("JIAOGONG_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    with translation.override("en"):
        yield
