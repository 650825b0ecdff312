from __future__ import annotations

import tomllib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
KNOWS_NO_INSTITUTION = {"jiaogong.kernel"}


def test_every_institution_keeps_the_order_inside() -> None:
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    inside = next(contract for contract in contracts if contract["name"].startswith("Inside an institution"))

    institutions = {f"jiaogong.{apps.parent.name}" for apps in PACKAGE.glob("*/apps.py")}

    assert set(inside["containers"]) == institutions - KNOWS_NO_INSTITUTION
