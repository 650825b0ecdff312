"""Every act that is written into the audit lines has a name that people understand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
from django.utils import translation

import jiaogong
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import parse
from jiaogong.members.tests.factories import make_officer
from jiaogong.oversight.history import shown
from jiaogong.oversight.labels import ACTS
from jiaogong.summaries import services as texts

WRITERS = {"record", "line", "record_reading"}


def written_acts() -> Iterator[str]:
    """The codes of acts in the calls that write lines, as patterns: what is put together at work stands as ".+"."""
    root = Path(jiaogong.__file__).parent
    for file in sorted(root.rglob("*.py")):
        if {"tests", "migrations", "templates"}.isdisjoint(file.parts):
            nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
            for call in filter(writes_a_line, nodes):
                yield from patterns(call.args[1], nodes)


def writes_a_line(node: ast.AST) -> TypeGuard[ast.Call]:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in WRITERS and getattr(called.value, "id", "") == "audit"


def patterns(code: ast.expr, nodes: list[ast.AST]) -> Iterator[str]:
    if isinstance(code, ast.IfExp):
        yield from patterns(code.body, nodes)
        yield from patterns(code.orelse, nodes)
    elif isinstance(code, ast.JoinedStr):
        yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in code.values)
    elif isinstance(code, ast.Name):
        for node in nodes:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == code.id:
                yield from patterns(node.value, nodes)
    elif isinstance(code, ast.Constant):
        yield re.escape(str(code.value))


def test_every_act_written_anywhere_has_a_label():
    nameless = {act for act in written_acts() if not any(re.fullmatch(act, known) for known in ACTS)}

    assert nameless == set()


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_every_act_is_told_in_chinese(language):
    with translation.override(language):
        english = {code for code, label in ACTS.items() if re.search(r"[A-Za-z]{3}", str(label))}

    assert english == set()


@pytest.mark.django_db
def test_a_changed_text_tells_the_lines_that_went_and_came():
    chair = make_officer()
    text = texts.read_in(actor=chair, union=chair.home, period=parse("2026"), title="旧", body="一\n二\n三")

    texts.change_text(actor=chair, text_id=text.pk, body="一\n贰\n三", seen_version=1)

    told = [
        (c.before, c.after)
        for line in shown(chair, AuditLine.objects.filter(act="summaries.changed"))
        for c in line.changes
    ]
    assert told == [("二", "贰")]
