"""Three ways brought together, sentence by sentence: as written before, as edited since, as written anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from jiaogong.summaries.rules.pieces import sentences

Kind = Literal["same", "edited", "anew", "both"]
Choice = Literal["mine", "anew", "both"]
CHOICES: tuple[Choice, ...] = ("mine", "anew", "both")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a merged text: as it was (`before`), as edited (`mine`), as written anew (`anew`).

    `kind`: nobody changed it, an edit stays, new words flow in, or both changed it and somebody must choose.
    """

    kind: Kind
    before: str
    mine: str
    anew: str

    def chosen(self, choice: Choice = "mine") -> str:
        """The words that stand after the merge."""
        if self.kind != "both":
            return self.anew if self.kind == "anew" else self.mine
        return {"mine": self.mine, "anew": self.anew, "both": self.mine + self.anew}[choice]


@dataclass(frozen=True, slots=True)
class _Change:
    """What took the place of a stretch of the sentences written before."""

    start: int
    end: int
    words: tuple[str, ...]


def merge(before: str, mine: str, anew: str) -> list[Chunk]:
    """Bring an edited text and a newly written one together, given what both come from.

    >>> [(c.kind, c.chosen()) for c in merge("办展2次。开会。", "办展2次。开好会。", "办展3次。开会。")]
    [('anew', '办展3次。'), ('edited', '开好会。')]
    """
    base = sentences(before)
    ours, theirs = _changes(base, sentences(mine)), _changes(base, sentences(anew))
    found: list[Chunk] = []
    at = 0
    for start, end, of_ours, of_theirs in _groups(ours, theirs):
        if at < start:
            found.append(_same(base[at:start]))
        found.append(
            _chunk(base[start:end], _applied(base, start, end, of_ours), _applied(base, start, end, of_theirs))
        )
        at = end
    return [*found, _same(base[at:])] if base[at:] else found


def merged(chunks: Sequence[Chunk], choices: Mapping[int, Choice] | None = None) -> str:
    """The text that comes out, given what was chosen for the chunks that both changed, by their numbers."""
    chosen = choices or {}
    return "".join(chunk.chosen(chosen.get(number, "mine")) for number, chunk in enumerate(chunks))


def _same(words: Sequence[str]) -> Chunk:
    text = "".join(words)
    return Chunk("same", text, text, text)


def _chunk(before: Sequence[str], mine: str, anew: str) -> Chunk:
    was = "".join(before)
    if mine == anew:
        return Chunk("same", was, mine, anew)
    if mine == was:
        return Chunk("anew", was, mine, anew)
    return Chunk("edited" if anew == was else "both", was, mine, anew)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    """What differs; as many sentences in the place of as many are changes one by one."""
    found: list[_Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if i2 - i1 == j2 - j1:
            found += [_Change(i1 + n, i1 + n + 1, (after[j1 + n],)) for n in range(i2 - i1)]
        else:
            found.append(_Change(i1, i2, tuple(after[j1:j2])))
    return found


_Group = tuple[int, int, list[_Change], list[_Change]]


def _groups(ours: Sequence[_Change], theirs: Sequence[_Change]) -> list[_Group]:
    """The changes of both sides in order, those together that touch the same sentences."""
    tagged = sorted([(c, True) for c in ours] + [(c, False) for c in theirs], key=lambda t: (t[0].start, t[0].end))
    found: list[_Group] = []
    for change, is_ours in tagged:
        if not found or not _touches(found[-1], change):
            found.append((change.start, change.end, [], []))
        start, end, of_ours, of_theirs = found[-1]
        (of_ours if is_ours else of_theirs).append(change)
        found[-1] = (start, max(end, change.end), of_ours, of_theirs)
    return found


def _touches(group: _Group, change: _Change) -> bool:
    """Whether a change falls on sentences of a group, or is put in at the very place where something was put in."""
    start, end, _ours, _theirs = group
    return change.start < end or start == end == change.start == change.end


def _applied(base: Sequence[str], start: int, end: int, changes: Sequence[_Change]) -> str:
    words: list[str] = []
    at = start
    for change in changes:
        words += [*base[at : change.start], *change.words]
        at = change.end
    return "".join([*words, *base[at:end]])
