"""Promises about the tree itself."""

from __future__ import annotations

import ast
from pathlib import Path

import jiaogong

PACKAGE = Path(jiaogong.__file__).parent


def _product_files() -> list[Path]:
    return [f for f in PACKAGE.rglob("*.py") if not {"tests", "migrations"} & set(f.parts)]


def test_time_is_only_read_from_the_clock():
    readers = {file.relative_to(PACKAGE).as_posix() for file in _product_files() if any(map(_reads_time, _nodes(file)))}

    assert readers == {"kernel/clock.py"}


def _nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def _reads_time(node: ast.AST) -> bool:
    """Whether it is `something.now` or the like, of anything but our clock or a command's options."""
    if not isinstance(node, ast.Attribute) or node.attr not in ("now", "today", "utcnow"):
        return False
    return not (isinstance(node.value, ast.Name) and node.value.id in ("clock", "asked"))


def test_save_is_never_overridden():
    overriding = [
        file.name
        for file in _product_files()
        for node in _nodes(file)
        if isinstance(node, ast.FunctionDef) and node.name == "save" and file.name == "models.py"
    ]

    assert overriding == []
