"""Gives a test run a JIAOGONG_HOME of its own, before the settings are read; loaded by `-p` in pyproject.toml."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_home = tempfile.TemporaryDirectory(prefix="jiaogong-tests-", ignore_cleanup_errors=True)
(Path(_home.name) / "static").mkdir()
os.environ["JIAOGONG_HOME"] = _home.name
# Tests of the second factor ask for it themselves.
os.environ["JIAOGONG_SECOND_FACTOR"] = "none"


def pytest_unconfigure() -> None:
    _home.cleanup()
