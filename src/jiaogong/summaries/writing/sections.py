"""The body: which categories stand under which heading, and how a category's sentences are put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.writing.awards import prizes_won
from jiaogong.summaries.writing.clusters import done_alike, side_by_side
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.points import totals_told
from jiaogong.summaries.writing.said import Said, joined
from jiaogong.summaries.writing.series import series_told
from jiaogong.summaries.writing.stake import school_stories
from jiaogong.summaries.writing.stories import story, told_singly
from jiaogong.summaries.writing.winners import winners_told

SECTIONS = {
    "democracy": ("congress", "proposals", "appraisal", "disclosure", "voice", "rights"),
    "growth": ("study", "contests", "mentoring", "honours"),
    "care": ("care", "benefits", "retirees", "women", "charity"),
    "culture": ("culture",),
    "house": ("organisation", "finance", "publicity", "assessment", "resources", "other"),
}
WITH_STORIES = {
    "democracy": ("congress", "proposals", "voice", "disclosure"),
    "growth": ("mentoring", "contests", "study", "honours"),
    "care": ("benefits", "retirees", "women", "charity"),
    "culture": ("culture",),
    "house": ("organisation", "publicity", "resources"),
}
STORIES_A_SECTION = 6
SUMMED_ANYWAY = ("proposals",)  # told as a whole first, whatever single acts are told after
_DAY = re.compile(r"\d{1,2}月")
Names = Callable[[int], list[str]]
CHANGES_A_SECTION = 3
LONG_ENOUGH = 110
SHORT_SENTENCE = 20
BRIEF_SECTION = 70  # characters: with opening and shortfalls an official page


@dataclass(frozen=True)
class Body:
    """A section's paragraphs under its key."""

    key: str
    paragraphs: tuple[Said, ...]


def bodies(known: Known, pen: Pen, names: Names) -> list[Body]:
    """The sections that have something to tell."""
    found = []
    for key, categories in SECTIONS.items():
        pen.changes_left = CHANGES_A_SECTION
        blocks = _blocks(known, pen, key, categories, names)
        if blocks:
            found.append(Body(key, tuple(_paragraphs(blocks))))
    return found


def brief_bodies(known: Known, pen: Pen) -> list[Body]:
    """Of each section the leading total of its categories, a few lines in all."""
    found = []
    for key, categories in SECTIONS.items():
        leading = (next(totals_told(known, pen, key, category), None) for category in categories)
        told = joined(_fitting((said for said in leading if said), BRIEF_SECTION))
        if told:
            found.append(Body(key, (told,)))
    return found


def _fitting(sentences: Iterable[Said], most: int) -> Iterator[Said]:
    """The sentences that have room in so many characters; the first always."""
    length = 0
    for said in sentences:
        if length and length + len(said.text) > most:
            continue
        length += len(said.text)
        yield said


def _blocks(known: Known, pen: Pen, key: str, categories: Sequence[str], names: Names) -> list[Said]:
    by_category = {c: _block(known, pen, key, c, names) for c in categories}
    if not known.is_base:
        for category, said in school_stories(known, pen, WITH_STORIES.get(key, ()), STORIES_A_SECTION, names):
            by_category[category] += said
    return [block for block in by_category.values() if block]


def _block(known: Known, pen: Pen, file: str, category: str, names: Names) -> Said:
    acts = told_singly(known, category)
    told = [(act, story(act, pen, known, names(act.union))) for act in acts]
    covered = _covered(known, category, [act for act, said in told if said])
    totals = run_on(totals_told(known, pen, file, category, covered))
    found = [
        *totals,
        *side_by_side(known, pen, category),
        *winners_told(known, category),
        *done_alike(known, pen, category),
        *series_told(known, pen, category),
        *(said for _act, said in told if said),
    ]
    return joined(_run_in(found, pen))


def _run_in(sentences: Iterable[Said], pen: Pen) -> list[Said]:
    """A sentence that would open like too many others goes on from the one before it."""
    found: list[Said] = []
    for said in sentences:
        if found and pen.repeats(said):
            found[-1] = found[-1].without_stop() + "；" + said
        else:
            found.append(said)
    return found


def run_on(sentences: Iterable[Said]) -> list[Said]:
    """Two short sentences in a row become one."""
    found: list[Said] = []
    for said in sentences:
        if found and max(len(found[-1].text), len(said.text)) <= SHORT_SENTENCE:
            found[-1] = found[-1].without_stop() + "，" + said
        else:
            found.append(said)
    return found


def _covered(known: Known, category: str, acts: list[Act]) -> set[str]:
    """The measures whose total is one act's figure, when that act has a sentence of its own."""
    single = {act.entry for act in acts}
    totals = [t for (c, _m), t in known.totals.items() if c == category]
    covered = {t.measure for t in totals if len(t.entries) == 1 and t.entries[0] in single}
    if category in SUMMED_ANYWAY:
        return set()
    won = {e for prize in prizes_won(known, category) for e in prize.entries}
    return covered | ({"awards"} if won and won <= single else set())


def _paragraphs(blocks: list[Said]) -> list[Said]:
    """Short blocks run on into one paragraph, but never past a day: what follows is of the whole period."""
    found: list[Said] = []
    for block in blocks:
        is_of_the_whole = _DAY.search(found[-1].text) and not _DAY.match(block.text) if found else False
        if found and len(found[-1].text) < LONG_ENOUGH and not is_of_the_whole:
            found[-1] = found[-1] + block
        else:
            found.append(block)
    return found
