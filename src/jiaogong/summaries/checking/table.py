"""The table that one text is checked at: its page, the ground, and what was settled so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jiaogong.kernel.periods import Period
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.meant import Meant, Stretch, acts_meant
from jiaogong.summaries.checking.mentions import Directory, Mention
from jiaogong.summaries.checking.page import Page
from jiaogong.summaries.checking.subjects import Subject
from jiaogong.unions.models import Union


@dataclass
class Table:
    """A page beside its ground. `settled` keeps what each figure was found to be a number of."""

    page: Page
    ground: Ground
    period: Period
    settled: dict[tuple[int, int], Subject] = field(default_factory=dict)
    _meant: dict[tuple[int, int], Meant] = field(default_factory=dict)

    @cached_property
    def mentions(self) -> list[Mention]:
        bodies = [b for c in self.page.claims for b in c.bodies]
        return Directory(self.ground.known.union, self.ground.known.nodes).find(self.page.flat, bodies)

    def stretch(self, claim: Claim, at: int) -> tuple[int, int]:
        """The part of a claim around a place that one printed date governs."""
        days = [d for d in claim.dates if not d.is_festival]
        start = max((d.start for d in days if d.start <= at), default=claim.start)
        end = min((d.start for d in days if d.start > at), default=claim.end)
        if start == min((d.start for d in days), default=start):
            start = claim.start
        return (start, end) if start < end else (claim.start, claim.end)

    def named_for(self, claim: Claim, at: int) -> tuple[Union, ...] | None:
        """The unions that what stands at a place is said of: () the whole branch, None one that is not of it."""
        start = min(claim.start, self.page.sentence(at)[0])
        clause_end = self.page.clause(at)[1]
        near = [m for m in self._between(start, clause_end) if not self._set_aside(m, at)]
        if not near:
            return ()
        before = [m for m in near if m.start < at]
        clause = self.page.clause((before[-1] if before else near[0]).start)
        group = [m for m in near if clause[0] <= m.start < clause[1]] if before else near
        unions = tuple(m.union for m in group if m.union)
        return unions or None

    def _between(self, start: int, end: int) -> Sequence[Mention]:
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda m: m.start)]

    def _set_aside(self, mention: Mention, at: int) -> bool:
        """Whether the text has turned to the whole branch between a named union and a place."""
        return mention.start < at and bool(cues.WHOLE_BRANCH.search(self.page.flat, mention.end, at))

    def meant(self, claim: Claim, at: int) -> Meant:
        """The single acts that the claim tells of around a place."""
        span = self.stretch(claim, at)
        if span not in self._meant:
            unions = self.named_for(claim, at)
            day = next((d.iso for d in claim.dates if span[0] <= d.start < span[1] and not d.is_festival), claim.date)
            text = self.page.flat[slice(*span)]
            if unions is None:
                self._meant[span] = Meant()
            else:
                self._meant[span] = acts_meant(Stretch(text, day, claim.category, unions), self.ground, self.period)
        return self._meant[span]

    def figure_before(self, figure: Figure, *, shares: bool = False) -> Figure | None:
        """The figure before one in its sentence; shares and changes passed over unless asked for."""
        start = self.page.sentence(figure.start)[0]
        i = bisect_left(self.page.figures, figure.start, key=lambda f: f.start)
        for earlier in reversed(self.page.figures[:i]):
            if earlier.start < start:
                return None
            subject = self.settled.get((earlier.start, earlier.end))
            if subject is not None and (shares or earlier.unit not in ("%", "‰", "百分点", "个百分点")):
                return earlier
        return None

    def subject_before(self, figure: Figure, *, shares: bool = False) -> Subject | None:
        earlier = self.figure_before(figure, shares=shares)
        return self.settled[earlier.start, earlier.end] if earlier else None
