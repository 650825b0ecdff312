"""What an area's or cluster's union did itself, where a text of its does not say that it sums up its schools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Acts, Share, Subject, Summed
from jiaogong.summaries.checking.table import Table

_ALONE = re.compile(r"本级|本会|向(?:区|县|市|省|州|上级)?总工会")
_OF_SCHOOLS = re.compile(r"基层|各片|学校|辖区|系统")


def own_subjects(
    table: Table, claim: Claim, figure: Figure, subjects: Sequence[Subject], *, agreed: bool
) -> list[Subject]:
    """The like counts of the union's own acts; none where the whole branch or a school is spoken of.

    Where the total has `agreed`, only if the sentence says that it is the union's own (本级, 向区总工会).
    """
    if table.ground.known.is_base or table.named_for(claim, figure.start) != ():
        return []
    start, end = table.page.sentence(figure.start)[0], table.page.clause(figure.start)[1]
    if _ALONE.search(table.page.flat, start, end):
        return list(_own(subjects, table.ground))
    is_wide = cues.WHOLE_BRANCH.search(table.page.flat, start, end) or _OF_SCHOOLS.search(table.page.flat, start, end)
    return [] if agreed or is_wide else list(_own(subjects, table.ground))


def _own(subjects: Sequence[Subject], ground: Ground) -> Iterator[Subject]:
    for subject in subjects:
        found = _narrowed(subject, ground)
        if found is not None:
            yield found


def _narrowed(subject: Subject, ground: Ground) -> Subject | None:
    """A count over the branch as one over its own union's acts; None where they hold nothing of the kind."""
    if isinstance(subject, Share):
        part, whole = _narrowed(subject.part, ground), _narrowed(subject.whole, ground)
        return Share(part, whole) if part and whole else None
    if isinstance(subject, Summed):
        scope = _own_scope(subject.scope, ground, subject.measure)
        return Summed(subject.measure, scope) if scope else None
    if isinstance(subject, Acts):
        scope = _own_scope(subject.scope, ground)
        return Acts(scope) if scope else None
    return None


def _own_scope(scope: Scope, ground: Ground, measure: str = "") -> Scope | None:
    own = frozenset(a.entry for a in scope.acts(ground, measure) if a.union == ground.known.union.pk)
    return Scope(entries=own) if own else None
