"""A version of a rule as an official paper."""

from __future__ import annotations

import datetime as dt
import re

from jiaogong.congress.models import RuleVersion
from jiaogong.congress.register.telling import COMING, IN_FORCE, REPEALED, REVISED, passed_on_paper, stage_of
from jiaogong.official.paper import Block, Paper, Text, day_told

_CHAPTER = re.compile(r"第[零〇一二三四五六七八九十百\d]+章")
_SECTION = re.compile(r"第[零〇一二三四五六七八九十百\d]+节")
_BOUND = (COMING, IN_FORCE, REVISED, REPEALED)


def paper_of(version: RuleVersion, on: dt.date) -> Paper:
    """The text under its title, with what passed it and since when it binds; a draft is named one."""
    stage = stage_of(version, on)
    title = version.rule.title if stage in _BOUND else f"{version.rule.title}（草案）"
    return Paper(title=title, note=_note(version, stage), blocks=tuple(_blocks(version)))


def _note(version: RuleVersion, stage: str) -> str:
    told = [passed_on_paper(version)]
    if stage in _BOUND and version.in_force_from:
        told.append(f"自{day_told(version.in_force_from)}起施行")
    if stage in (REVISED, REPEALED) and version.in_force_until:
        told.append(f"{'已修订' if stage == REVISED else '已废止'}，施行至{day_told(version.in_force_until)}")
    return "，".join(part for part in told if part)


def _blocks(version: RuleVersion) -> list[Block]:
    lines = [line.strip() for line in version.text.splitlines() if line.strip()]
    if not lines:
        return [Text(f"全文见文件“{version.file_name}”。")]
    return [Text(line, 1 if _CHAPTER.match(line) else 2 if _SECTION.match(line) else 0) for line in lines]
