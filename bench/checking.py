"""A 5,000-character draft checked against a ledger of 100,000 entries: an area of 125 schools over ten years."""

from __future__ import annotations

from typing import Any

from bench._house import demo_area
from bench._measuring import median_seconds, peak_megabytes, told

ENTRIES, LENGTH = 100_000, 5_000
ONCE = ("reverses_id", "replaces_id", "form_key", "part_of_id")


def main() -> None:
    path, year = demo_area()
    from jiaogong.kernel.periods import parse
    from jiaogong.ledger.models import Entry
    from jiaogong.summaries.checking import check_text
    from jiaogong.summaries.writing import write_summary
    from jiaogong.unions.models import Union

    earlier = 1
    while Entry.objects.count() < ENTRIES:
        live_the_year_again(int(year), earlier)
        earlier += 1
    period, note = parse(year), f"{Entry.objects.count():,} entries"
    schools = Union.objects.filter(path__startswith=path, kind=Union.Kind.BASE, has_union=True)
    for name, union in (("an area", Union.objects.get(path=path)), ("a school", schools.order_by("path")[6])):
        draft = (write_summary(union, period).text * 9)[:LENGTH]
        taken = median_seconds(lambda draft=draft, union=union: check_text(draft, union=union, period=period), 5)
        told(f"{LENGTH:,} characters of {name} checked", taken, "s", at_most=1.0, note=note)
    told("peak memory", peak_megabytes(), "MB", at_most=600)


def live_the_year_again(year: int, earlier: int) -> None:
    """Copy what was done in a year, with its figures and prizes, into an earlier one."""
    from jiaogong.ledger.models import Award, Entry, Figure

    old = list(Entry.objects.filter(start_date__year=year, state=Entry.State.CONFIRMED, sign=1).order_by("pk"))
    first = Entry.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    keys = {was.pk: first + at for at, was in enumerate(old)}
    Entry.objects.bulk_create([_earlier(was, keys[was.pk], earlier) for was in old], batch_size=500)
    models: tuple[Any, ...] = (Figure, Award)
    for model in models:
        rows = [row for row in model.objects.filter(entry__start_date__year=year) if row.entry_id in keys]
        for row in rows:
            row.pk, row.entry_id = None, keys[row.entry_id]
        model.objects.bulk_create(rows, batch_size=500)


def _earlier(was: Any, key: int, years: int) -> Any:
    was.pk = key
    for name in ("start_date", "end_date"):
        day = getattr(was, name)
        setattr(was, name, day.replace(year=day.year - years, day=min(day.day, 28)))
    for name in ONCE:
        setattr(was, name, None)
    was._state.adding = True
    return was


if __name__ == "__main__":
    main()
