"""The table that one text is checked at: its page, the ground, and what was settled so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from jiaogong.kernel.periods import Period
from jiaogong.prose.reading import Claim, DateSpan, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.days import Days, days_of
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.meant import Meant, Stretch, acts_meant, titled_acts
from jiaogong.summaries.checking.measures import likely_measures
from jiaogong.summaries.checking.mentions import Directory, Mention
from jiaogong.summaries.checking.page import Page
from jiaogong.summaries.checking.subjects import Subject
from jiaogong.unions.models import Union


@dataclass
class Table:
    """A page beside its ground.

    `roster`: the names on the branch's file. `settled` keeps what each figure
    was found to be a number of, the likeliest first.
    """

    page: Page
    ground: Ground
    period: Period
    roster: frozenset[str] = frozenset()
    settled: dict[tuple[int, int], tuple[Subject, ...]] = field(default_factory=dict)
    _meant: dict[tuple[int, int, int], Meant] = field(default_factory=dict)
    _dates_handed_on: dict[tuple[int, int], str | None] = field(default_factory=dict)

    @cached_property
    def mentions(self) -> list[Mention]:
        bodies = [b for c in self.page.provable for b in c.bodies]
        return Directory(self.ground.known.union, self.ground.known.nodes).find(self.page.flat, bodies)

    def stretch(self, claim: Claim, at: int) -> tuple[int, int]:
        """The clauses of a claim around a place that one printed date, or a word for the whole period, governs."""
        starts = [claim.start]
        earlier: str | None = None
        last = -1
        for date, after in zip_longest(claim.dates, claim.dates[1:]):
            if not date.is_festival and date.iso != earlier and not self._only_names_the_year(date, after):
                clause = self.page.clause(date.start)[0]
                if earlier is not None:
                    starts.append(date.start if clause <= last else clause)
                earlier, last = date.iso, date.start
        if earlier is not None:
            starts += [m.start() for m in cues.PERIOD_WIDE.finditer(self.page.flat, claim.start, claim.end)]
        starts = sorted(set(starts))
        i = bisect_right(starts, at) - 1
        return starts[max(i, 0)], starts[i + 1] if i + 1 < len(starts) else claim.end

    def _only_names_the_year(self, date: DateSpan, after: DateSpan | None) -> bool:
        """Whether a year only dates the name of an act, whose day the clause tells: 2025年全区运动会于10月24日举行."""
        same = after is not None and self.page.clause(after.start) == self.page.clause(date.start)
        return same and "-" not in date.iso and self._is_of_all(date)

    def date_for(self, claim: Claim, at: int) -> str | None:
        """The date that governs a place: printed in its stretch, else handed on to the claim; none where all the period is told of."""
        start, end = self.stretch(claim, at)
        if cues.PERIOD_WIDE.match(self.page.flat, start):
            return None
        printed = [d for d in claim.dates if start <= d.start < end and not d.is_festival]
        if not printed:
            return self._handed_on(claim)
        return next((d.iso for d in printed if not self._is_of_all(d)), None)

    def _handed_on(self, claim: Claim) -> str | None:
        """The date that an earlier claim prints for one; not where that is of another kind, and no act of this one's is on record then."""
        key = (claim.start, claim.end)
        if claim.date and key not in self._dates_handed_on:
            when = days_of(claim.date, self.period)
            is_likely = (
                when is None or self._is_printed_by_its_kind(claim) or self._has_of_kind(claim.category, when[0])
            )
            self._dates_handed_on[key] = claim.date if is_likely else None
        return self._dates_handed_on.get(key)

    def _is_printed_by_its_kind(self, claim: Claim) -> bool:
        earlier = reversed(self.page.provable[: self._places[claim.start, claim.end]])
        kind = next((c.category for c in earlier if any(d.iso == claim.date for d in c.dates)), claim.category)
        return kind == claim.category

    def _has_of_kind(self, category: str, days: Days) -> bool:
        return any(
            a.category == category and a.start <= days[1] and days[0] <= a.end for a in self.ground.told_around(days)
        )

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        """Which claim of the page each is, by where it stands."""
        return {(c.start, c.end): at for at, c in reversed(list(enumerate(self.page.provable)))}

    def is_cutoff(self, date: DateSpan) -> bool:
        """Whether a date says up to when a text counts: 截至11月20日."""
        return bool(cues.CUTOFF.search(self.page.flat, max(0, date.start - 3), date.start))

    def _is_of_all(self, date: DateSpan) -> bool:
        """Whether a date is the period's own, or its end so far, and singles out no act."""
        when = days_of(date.iso, self.period)
        if when is None:
            return False
        whole = when[1] == "year" or (
            self.period.kind != "month" and when[0][0] <= self.period.start and self.period.end <= when[0][1]
        )
        return whole or (self.is_cutoff(date) and when[0][1] == self.ground.known.until)

    def without_own_name(self, text: str) -> str:
        """A text less the name of the union that it is held against."""
        own = self.ground.known.union
        for name in (own.name, own.name.removesuffix("工会"), own.short_name):
            text = text.replace(name, "") if name else text
        return text

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
        """The single acts that the claim tells of around a place, or those of the claim that it goes on from."""
        key = (*self.stretch(claim, at), self.page.clause(at)[0])
        if key not in self._meant:
            self._meant[key] = self._recognise(claim, at, key[:2])
        return self._meant[key]

    def _recognise(self, claim: Claim, at: int, span: tuple[int, int]) -> Meant:
        unions = self.named_for(claim, at)
        if unions is None:
            return Meant()
        day = self.date_for(claim, at)
        is_printed = any(span[0] <= d.start < span[1] and not d.is_festival for d in claim.dates)
        people = frozenset(n.name for n in claim.people if span[0] <= n.start < span[1])
        measures = frozenset(m for f in claim.figures if span[0] <= f.start < span[1] for m in self.measures(claim, f))
        near = self.page.said(self.page.clause(at))
        stretch = Stretch(self.page.flat[slice(*span)], day, claim.category, unions, people, measures, near)
        if day and not is_printed and not titled_acts(stretch, self.ground, self.period):
            handed_on = self._gone_on_from(claim)
            if handed_on.acts:
                return handed_on
        found = acts_meant(stretch, self.ground, self.period)
        if found.acts or day or self._between(*span) or cues.PERIOD_WIDE.search(self.page.flat, *span):
            return found
        return self._gone_on_from(claim)

    def _gone_on_from(self, claim: Claim) -> Meant:
        """The acts of the claim before in the same paragraph, where they were told by their day or name."""
        i = self._places[claim.start, claim.end]
        earlier = self.page.provable[i - 1] if i else None
        if earlier is None or "\n" in self.page.flat[earlier.end : claim.start]:
            return Meant()
        meant = self.meant(earlier, earlier.end - 1)
        return (
            Meant(meant.acts, "carried") if meant.how in ("day", "name", "carried") and not meant.elsewhen else Meant()
        )

    def measures(self, claim: Claim, figure: Figure) -> list[str]:
        """Which measures a figure may count, by the words around it in its clause, else in its sentence."""
        return likely_measures(figure, *self.around(figure), claim.category) or likely_measures(
            figure, *self._widely_around(figure), claim.category
        )

    def _widely_around(self, figure: Figure) -> tuple[str, str]:
        """What stands around a figure in its sentence, up to the figures beside it."""
        start, end = self.page.sentence(figure.start)
        i = bisect_left(self.page.figures, figure.start, key=lambda f: f.start)
        if i and self.page.figures[i - 1].end > start:
            start = self.page.figures[i - 1].end
        if i + 1 < len(self.page.figures):
            end = min(end, self.page.figures[i + 1].start)
        return self.page.flat[start : figure.start], self.page.flat[figure.end : max(end, figure.end)]

    def around(self, figure: Figure) -> tuple[str, str]:
        """What stands before and after a figure in its segment."""
        start, end = self.page.segment(figure)
        return self.page.flat[start : figure.start], self.page.flat[figure.end : end]

    def figures_before(self, figure: Figure, *, shares: bool = False) -> Iterator[Figure]:
        """The figures settled before one in its sentence, the nearest first; shares passed over unless asked for."""
        start = self.page.sentence(figure.start)[0]
        i = bisect_left(self.page.figures, figure.start, key=lambda f: f.start)
        for earlier in reversed(self.page.figures[:i]):
            if earlier.start < start:
                return
            is_share = earlier.unit in ("%", "‰", "百分点", "个百分点")
            if self.settled.get((earlier.start, earlier.end)) and (shares or not is_share):
                yield earlier

    def figure_before(self, figure: Figure) -> Figure | None:
        return next(self.figures_before(figure), None)

    def subjects_of(self, figure: Figure) -> tuple[Subject, ...]:
        return self.settled[figure.start, figure.end]

    def subjects_before(self, figure: Figure) -> tuple[Subject, ...]:
        """What the figure before in the sentence may be a number of."""
        earlier = self.figure_before(figure)
        return self.subjects_of(earlier) if earlier else ()

    def subject_before(self, figure: Figure) -> Subject | None:
        return next(iter(self.subjects_before(figure)), None)
