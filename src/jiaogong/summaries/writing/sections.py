"""The body: which categories stand under which heading, and how a category's sentences are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiaogong.members.queries import Headcount
from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.points import totals_told
from jiaogong.summaries.writing.said import Said, joined
from jiaogong.summaries.writing.stories import story, told_singly

SECTIONS = {
    "democracy": ("congress", "proposals", "appraisal", "disclosure", "voice", "rights"),
    "growth": ("study", "contests", "mentoring", "honours"),
    "care": ("care", "benefits", "retirees", "women", "charity"),
    "culture": ("culture",),
    "house": ("organisation", "finance", "publicity", "assessment", "resources", "other"),
}
CHANGES_A_SECTION = 3
LONG_ENOUGH = 110
__all__ = ["SECTIONS", "Body", "Headcount", "bodies"]


@dataclass(frozen=True)
class Body:
    """A section's paragraphs under its key."""

    key: str
    paragraphs: tuple[Said, ...]


def bodies(known: Known, pen: Pen, names: Callable[[int], list[str]]) -> list[Body]:
    """The sections that have something to tell."""
    found = []
    for key, categories in SECTIONS.items():
        pen.changes_left = CHANGES_A_SECTION
        blocks = [block for block in (_block(known, pen, key, c, names) for c in categories) if block]
        if blocks:
            found.append(Body(key, tuple(_paragraphs(blocks))))
    return found


def _block(known: Known, pen: Pen, file: str, category: str, names: Callable[[int], list[str]]) -> Said:
    acts = told_singly(known, category)
    told = [(act, story(act, pen, people=names(act.union))) for act in acts]
    covered = _covered(known, category, [act for act, said in told if said])
    totals = list(totals_told(known, pen, file, category, covered))
    return joined([*totals, *(said for _act, said in told if said)])


def _covered(known: Known, category: str, acts: list[Act]) -> set[str]:
    """The measures whose total is one act's figure, when that act has a sentence of its own."""
    single = {act.entry for act in acts}
    totals = [t for (c, _m), t in known.totals.items() if c == category]
    return {t.measure for t in totals if len(t.entries) == 1 and t.entries[0] in single}


def _paragraphs(blocks: list[Said]) -> list[Said]:
    """Short blocks run on into one paragraph."""
    found: list[Said] = []
    for block in blocks:
        if found and len(found[-1].text) < LONG_ENOUGH:
            found[-1] = found[-1] + block
        else:
            found.append(block)
    return found
