"""Many faults planted in many summaries, and how each kind fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from jiaogong.kernel.periods import Period
from jiaogong.prose.copies import fingerprints
from jiaogong.summaries.checking import Checked
from jiaogong.summaries.checking.checker import check_on
from jiaogong.summaries.checking.tests.planting import names, numbers, passages
from jiaogong.summaries.checking.tests.planting.judging import BAD, Mark, Outcome, judged, marks_of
from jiaogong.summaries.checking.tests.planting.plant import Plant
from jiaogong.summaries.checking.tests.planting.source import Truth, truth_of
from jiaogong.summaries.sources import Print, Shelf, Source, packed
from jiaogong.summaries.writing import write_summary
from jiaogong.unions.models import Union
from jiaogong.unions.queries import paths_above

Planter = Callable[[Truth, Random], Plant | None]
PLANTERS: tuple[Planter, ...] = (
    numbers.figure_changed, numbers.figure_of_last_year, numbers.unit_changed, numbers.share_miscomputed,
    names.name_swapped, names.date_moved, names.prize_raised, names.event_raised, names.title_changed,
    names.activity_changed, passages.passage_taken, passages.year_left_over, passages.blank_left, passages.watermark,
    passages.half_a_sentence,
)  # fmt: skip
TRIES = 4


@dataclass
class Tally:
    """How the plants fared by kind, and what was complained of in clean summaries."""

    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    unfound: list[tuple[Plant, Outcome, Union]] = field(default_factory=list)
    clean: int = 0
    clean_claims: int = 0
    false_alarms: list[tuple[str, str, Union]] = field(default_factory=list)
    alarmed_claims: int = 0

    def count(self, kind: str, *outcomes: Outcome) -> int:
        return sum(self.outcomes[kind, o] for o in outcomes)

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(kind for kind, _outcome in self.outcomes))

    @property
    def planted(self) -> int:
        return self.outcomes.total()

    @property
    def right(self) -> float:
        return sum(n for (_kind, o), n in self.outcomes.items() if o == "right") / max(self.planted, 1)

    @property
    def alarm_rate(self) -> float:
        """Claims of clean summaries wrongly complained of, with findings counted as claims."""
        return self.alarmed_claims / max(self.clean_claims, 1)


def plant_many(cases: Sequence[tuple[Union, Period]], *, seed: int, clean: int = 100, each: int = 1) -> Tally:
    """Check the true texts of unions and periods as they are, then with one fault of each kind at a time."""
    tally = Tally()
    texts = {(u.pk, p.code): write_summary(u, p).text for u, p in cases}
    for number, (union, period) in enumerate(cases):
        rng = Random(f"{seed} {union.code} {period.code}")
        others = {pk: text for (pk, code), text in texts.items() if code == period.code and pk not in kin(union)}
        truth = truth_of(union, period, rng).borrowing(list(others.values()))
        shelf = _shelf(others)
        if number < clean:
            _check_clean(truth, shelf, tally)
        for plant in _plants(truth, rng, each):
            outcome = judged(_checked(truth, plant.text, shelf), plant)
            tally.outcomes[plant.kind, outcome] += 1
            if outcome != "right":
                tally.unfound.append((plant, outcome, union))
    return tally


def kin(union: Union) -> set[int]:
    """A union with those above and below it, whose summaries tell the same acts by right."""
    line = Union.objects.filter(path__startswith=union.path).values_list("pk", flat=True)
    return {*line, *Union.objects.filter(path__in=paths_above(union.path)).values_list("pk", flat=True)}


def _shelf(others: dict[int, str]) -> Shelf:
    prints = [Print(pk, pk, packed(fingerprints(text))) for pk, text in others.items()]
    return Shelf({pk: (pk, Source(f"text {pk}", text, pk)) for pk, text in others.items()}, prints)


def _plants(truth: Truth, rng: Random, each: int) -> Iterator[Plant]:
    for planter in PLANTERS:
        for _ in range(each):
            tries = (planter(truth, rng) for _ in range(TRIES))
            plant = next((p for p in tries if p and p.text != truth.text), None)
            if plant:
                yield plant


def _checked(truth: Truth, text: str, shelf: Shelf) -> Checked:
    return check_on(text, truth.ground, roster=truth.roster, against=shelf)


def _check_clean(truth: Truth, shelf: Shelf, tally: Tally) -> None:
    checked = _checked(truth, truth.text, shelf)
    tally.clean += 1
    tally.clean_claims += len(checked.claims)
    tally.alarmed_claims += sum(c.verdict in BAD for c in checked.claims) + len(checked.findings)
    tally.false_alarms += [(_around(truth.text, m), m.kind, truth.union) for m in marks_of(checked)]


def _around(text: str, mark: Mark) -> str:
    return (
        f"{text[max(mark.start - 40, 0) : mark.start]}[{text[mark.start : mark.end]}]{text[mark.end : mark.end + 20]}"
    )
