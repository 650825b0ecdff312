"""An area's clusters side by side: what each of them came to, and what all of them did alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from jiaogong.catalogue import MEASURES
from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.facts.kinds import kind_of
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.clear import reads_back
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import Said, joined
from jiaogong.summaries.writing.titles import verb_of
from jiaogong.unions.models import Union

LEAST_CLUSTERS = 3


def clusters_of(known: Known) -> list[Union]:
    """The clusters below an area."""
    return [u for u in known.nodes if u.kind == Union.Kind.CLUSTER and u.pk != known.union.pk]


def side_by_side(known: Known, pen: Pen, category: str) -> Iterator[Said]:
    """A category's chief figure of each cluster, the highest first; nothing where there are few clusters or one did all."""
    row = bank("clusters")["compared"].get(category)
    clusters = clusters_of(known)
    if row is None or len(clusters) < LEAST_CLUSTERS:
        return
    sums = [(cluster, *_sum(known, cluster, category, row["measure"])) for cluster in clusters]
    if sum(value > 0 for _cluster, value, _entries in sums) < LEAST_CLUSTERS or any(v < 0 for _c, v, _e in sums):
        return
    sums.sort(key=lambda s: (-s[1], s[0].path))
    told = [
        Said(cluster.called + (row["does"] if not i else "")) + numbers.counted(value, row["measure"], entries=entries)
        for i, (cluster, value, entries) in enumerate(s for s in sums if s[1])
    ]
    said = pen.write(bank("clusters")["ways"], lambda way: filled(way, {"list": joined(told, "，")}.get))
    if said:
        yield said


def _sum(known: Known, cluster: Union, category: str, measure: str) -> tuple[int, tuple[int, ...]]:
    """A measure of a cluster's branch, a share in an event of its own counted within that; -1 where it is loose."""
    inside = {u.pk for u in known.nodes if u.path.startswith(cluster.path)}
    acts = [a for a in known.acts if a.category == category and a.union in inside and a.has(measure)]
    whole = {a.entry for a in known.acts if a.union in inside}
    acts = [a for a in acts if a.part_of not in whole]
    if any(f.qualifier for a in acts for f in a.figures if f.measure == measure):
        return -1, ()
    return sum(a.value(measure) for a in acts), tuple(a.entry for a in acts)


def kind_in(known: Known, act: Act) -> str:
    """The kind of an act without the cluster that its name begins with.

    Of all clusters' “中心片互查互评” and the like it is one kind.
    """
    cluster = next((u for u in clusters_of(known) if u.pk == act.union), None)
    return kind_of(act.title).removeprefix(cluster.called) if cluster else kind_of(act.title)


def done_alike(known: Known, pen: Pen, category: str) -> Iterator[Said]:
    """A sentence for each thing that most clusters did, each for itself."""
    clusters = {u.pk: u for u in clusters_of(known)}
    by_kind: dict[str, list[Act]] = defaultdict(list)
    for act in known.own_acts:
        if act.category == category and act.union in clusters:
            by_kind[kind_in(known, act)].append(act)
    for kind, acts in by_kind.items():
        did = {a.union for a in acts}
        if len(did) < max(LEAST_CLUSTERS, len(clusters) // 2 + 1):
            continue
        ways = bank("clusters")["all" if len(did) == len(clusters) else "most"]
        said = pen.write(
            ways, partial(filled, resolve=_slots(kind, acts, len(did)).get), lambda said: reads_back(said, category)
        )
        if said:
            yield said


def _slots(kind: str, acts: list[Act], did: int) -> dict[str, Said]:
    slots = {
        "片": numbers.people(did, "unions:clusters", "个片"),
        "kind": Said(f"“{kind}”"),
        "办": Said(verb_of(kind)[0]),
    }
    sums = _sums(acts)
    return {**slots, "sums": sums} if sums else slots


def _sums(acts: list[Act]) -> Said | None:
    parts = []
    for measure, way in bank("clusters")["sums"].items():
        figures = [f for a in acts for f in a.figures if f.measure == measure]
        if len(figures) == len(acts) and not any(f.qualifier for f in figures) and not MEASURES[measure].sensitive:
            number = numbers.counted(sum(f.value for f in figures), measure, entries=tuple(a.entry for a in acts))
            parts.append(filled(way, {"": number}.get) or Said())
    return joined(parts, "，") or None
