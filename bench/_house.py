"""A house to measure in: Django set up on JIAOGONG_HOME, a demo area in its database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TODAY = "2026-11-22"


def demo_area(size: str = "area") -> tuple[str, str]:
    """Fill the bench's own database with a demo area; its path and its last complete year."""
    command = [Path(sys.executable).with_name("jiaogong"), "demo", "--no-serve", "--size", size, "--today", TODAY]
    made = subprocess.run(command, cwd=os.environ["JIAOGONG_HOME"], capture_output=True, text=True, check=True)
    lines = dict(line.split(": ", 1) for line in made.stdout.splitlines() if line.startswith(("area: ", "year: ")))
    set_up()
    return f"{lines['area']}/", lines["year"]


def set_up() -> None:
    """Let Django know its settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")
    import django

    django.setup()
