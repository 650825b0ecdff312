"""The limits that hold for a union: its own, those of the unions above, and the rules of its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from jiaogong.kernel.limits import Limit, in_force, is_looser
from jiaogong.rulepacks import KINDS, as_value, packs
from jiaogong.unions.models import OwnLimit, Union
from jiaogong.unions.queries import paths_above


def limit_for(union: Union, code: str, on: dt.date) -> Limit:
    """The limit that binds a union on a day; KeyError where none is known.

    The nearest wins: its own, then those of the unions above it, then its district's, city's and province's, then the
    nation's; of one union or place the newest. None that a union sets is looser than one above it that blocks.
    """
    return _binding(code, place_of(union), _own(union, on, code), on)


def limits_for(union: Union, on: dt.date) -> list[Limit]:
    """Every limit that is known for a union on a day, in the order of `rulepacks/kinds.toml`."""
    own, place = _own(union, on), place_of(union)
    found = []
    for code in KINDS:
        try:
            found.append(_binding(code, place, [o for o in own if o.code == code], on))
        except KeyError:
            continue
    return found


def limits_of_many(unions: Collection[Union], codes: Collection[str], on: dt.date) -> dict[int, dict[str, Limit]]:
    """The limits of those codes that bind each of many unions on a day, by the union's key; two queries for all."""
    above = {path for union in unions for path in (*paths_above(union.path), union.path)}
    rows = OwnLimit.objects.filter(union__path__in=above, code__in=codes, since__lte=on).select_related("union")
    own: dict[tuple[str, str], OwnLimit] = {(r.union.path, r.code): r for r in rows.order_by("since", "pk")}
    places = dict(Union.objects.filter(path__in=above).exclude(place="").values_list("path", "place"))
    known: dict[tuple[object, ...], Limit] = {}

    def bound(union: Union, code: str) -> Limit:
        paths = [*paths_above(union.path), union.path]
        place = next((places[p] for p in reversed(paths) if p in places), "")
        nearer = [own[p, code] for p in paths if (p, code) in own]
        key = (code, place, *(row.pk for row in nearer))
        if key not in known:
            known[key] = _binding(code, place, _told(nearer), on)
        return known[key]

    return {union.pk: {code: bound(union, code) for code in codes} for union in unions}


def limit_above(union: Union, code: str, on: dt.date) -> Limit:
    """The limit that would bind a union had it set none of its own; KeyError where none is known."""
    own = [o for o in _own(union, on, code) if o.union != union.code]
    return _binding(code, place_of(union), own, on)


def place_of(union: Union) -> str:
    """The place whose rules hold for a union: its own, or that of the nearest union above which has one."""
    if union.place:
        return union.place
    above = Union.objects.filter(path__in=paths_above(union.path)).exclude(place="").order_by("-path")
    return above.values_list("place", flat=True).first() or ""


def history_of(union: Union) -> Iterable[OwnLimit]:
    """What a union has set for itself, the newest first."""
    return OwnLimit.objects.filter(union=union).select_related("set_by").order_by("-since", "-pk")


def _own(union: Union, on: dt.date, code: str = "") -> list[Limit]:
    """What the union and those above it have set, the farthest first; of each the newest."""
    rows = OwnLimit.objects.filter(union__path__in=[*paths_above(union.path), union.path], since__lte=on)
    rows = (rows.filter(code=code) if code else rows).select_related("union").order_by("union__path", "since", "pk")
    newest = {(row.union_id, row.code): row for row in rows}
    return _told(newest.values())


def _told(rows: Iterable[OwnLimit]) -> list[Limit]:
    """What unions have set, as limits; what was given up again is left out."""
    return [
        Limit(row.code, as_value(row.value), row.reason, place=row.union.name, since=row.since, union=row.union.code)
        for row in rows
        if row.value is not None
    ]


def _binding(code: str, place: str, own: list[Limit], on: dt.date) -> Limit:
    try:
        binding: Limit | None = in_force(packs(), code, place=place, on=on)
    except KeyError:
        binding = None
    for nearer in own:
        if binding and binding.blocks and is_looser(nearer.value, binding.value, KINDS[code].tighter):
            continue
        binding = _with_force_of(nearer, binding)
    if binding is None:
        raise KeyError(code)
    return binding


def _with_force_of(nearer: Limit, above: Limit | None) -> Limit:
    """What a union sets instead of a limit that blocks, blocks too."""
    if above is None or not above.blocks:
        return nearer
    return Limit(nearer.code, nearer.value, nearer.source, nearer.place, nearer.since, nearer.until, True, nearer.union)
