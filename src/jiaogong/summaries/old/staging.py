"""A text read into claims for the review desk: facts, doubts, who may be meant, and where the act is told already."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiaogong.kernel import clock, periods
from jiaogong.kernel.periods import Period
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.models import Figure
from jiaogong.ledger.queries import entries_visible_to
from jiaogong.ledger.rules import Facts
from jiaogong.ledger.snapshots import facts_from, snapshot
from jiaogong.members.queries import Standing
from jiaogong.prose import read
from jiaogong.prose.reading import Claim, Reading
from jiaogong.summaries.models import ClaimDecision, OldClaim, Text
from jiaogong.summaries.old import doubts
from jiaogong.summaries.old.likeness import Account, core, is_misfiled, likeliest
from jiaogong.summaries.old.people import Files
from jiaogong.summaries.old.totals import Totals, told_again
from jiaogong.unions.models import Union

TO_DECIDE = (OldClaim.Status.DONE, OldClaim.Status.RATE, OldClaim.Status.PLANNED)
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Staged:
    """A text's reading, and its claims as rows that are not yet written."""

    reading: Reading
    claims: list[OldClaim]

    def write(self, text: Text) -> None:
        """Write the claims down as those of a text that is saved now, with what was decided at their places before."""
        decided = {(d.start, d.end): d for d in ClaimDecision.objects.filter(text=text)}
        for claim in self.claims:
            claim.text = text
            claim.decision = decided.get((claim.start, claim.end))
        OldClaim.objects.bulk_create(self.claims, batch_size=500)


class Ledger:
    """The entries that an old text may tell of again, by category: of its union, those below it and those above."""

    def __init__(self, actor: Standing, union: Union, period: Period) -> None:
        within = entries_visible_to(actor).filter(sign=1, reversal__isnull=True, union__in=_line_of(union))
        meeting = within.filter(start_date__lte=period.end, end_date__gte=period.start).order_by("-pk")
        self.totals = Totals()
        rows = list(
            meeting.values_list(
                "pk", "union__path", "category", "start_date", "end_date", "precision", "title", "sentence"
            )[:_MOST]
        )
        figures: defaultdict[int, dict[str, int]] = defaultdict(dict)
        counted = Figure.objects.filter(entry__in=meeting.values("pk")).order_by()
        for entry, measure, value in counted.values_list("entry_id", "measure", "value"):
            figures[entry][measure] = value
        self._accounts: defaultdict[str, list[tuple[int, Account]]] = defaultdict(list)
        self._days: defaultdict[tuple[dt.date, dt.date], list[tuple[int, Account]]] = defaultdict(list)
        for pk, path, category, first, last, precision, title, sentence in rows:
            words = core(sentence or title)
            account = Account(category, first, last, precision, words, core(title), figures.get(pk, {}))
            self._keep(pk, account)
            for measure, value in account.figures.items() if path.startswith(union.path) else ():
                self.totals.add(category, measure, value)

    def telling(self, facts: Facts) -> int | None:
        """The key of the entry that most likely tells this act, under its own category or, told alike, another."""
        account = Account.of(facts)
        return likeliest(account, self._accounts[facts.category]) or self._elsewhere(account)

    def _elsewhere(self, account: Account) -> int | None:
        return next(
            (key for key, other in self._days[account.first, account.last] if is_misfiled(account, other)), None
        )

    def add(self, key: int, facts: Facts) -> None:
        """An entry made since."""
        self._keep(key, Account.of(facts))
        self.totals.add_facts(facts)

    def _keep(self, key: int, account: Account) -> None:
        self._accounts[account.category].append((key, account))
        self._days[account.first, account.last].append((key, account))


def _line_of(union: Union) -> list[int]:
    """The unions of a branch and those above it."""
    above = [union.path[: at + 1] for at, char in enumerate(union.path) if char == "/"]
    found = Union.objects.filter(path__startswith=union.path) | Union.objects.filter(path__in=above)
    return list(found.values_list("pk", flat=True))


def stage(actor: Standing, text: Text, tables: Sequence[Sequence[int]] = ()) -> Staged:
    """Read a text and lay its claims out for the desk; nothing is written. `tables`: stretches that stand in tables.

    A cell is no sentence: what its number counts may stand in another, so that all read there is doubtful.
    """
    period, files = periods.parse(text.period), Files.of(text.union)
    roster = files.roster()
    reading = read(text.body, roster=list(roster), year=period.year)
    ledger = Ledger(actor, text.union, period)
    twins = _told_elsewhere(text)
    today = clock.today()
    rows = [
        _row(claim, text, period, roster, files, ledger, twins, today)
        if claim.status in TO_DECIDE
        else _bare(claim, text)
        for claim in reading.claims
    ]
    told = [row for row in rows if row.facts]
    _mark(told, doubts.TOTAL, told_again(facts_from(row.facts) for row in told))
    _mark(told, doubts.TABLE, (any(a < row.end and row.start < b for a, b in tables) for row in told))
    return Staged(reading, rows)


def _mark(rows: Sequence[OldClaim], doubt: str, held: Iterable[bool]) -> None:
    """Give a doubt to those of the claims for which it holds: sums of other claims, cells of tables."""
    for row, is_held in zip(rows, held, strict=True):
        if is_held:
            found = {*doubts.told(row.doubts), doubt}
            row.doubts, row.rank = doubts.kept(found), doubts.rank_of(row.category, found)


def _row(
    claim: Claim,
    text: Text,
    period: Period,
    roster: Mapping[str, int | None],
    files: Files,
    ledger: Ledger,
    twins: Mapping[str, list[tuple[int, Account]]],
    today: dt.date,
) -> OldClaim:
    act = facts_of_claim(claim, text.body, period=period, roster=roster)
    facts = act.facts
    names = [files.doubted(name, facts.first_day) for name in dict.fromkeys(n.name for n in claim.people)]
    doubted = [name for name in names if name]
    found = doubts.doubts_of(claim, text.body, act, period=period, today=today)
    entry = ledger.telling(facts)
    twin = likeliest(Account.of(facts), twins.get(facts.category, ()))
    found |= {doubts.PEOPLE} if doubted else set()
    found |= {doubts.KNOWN} if entry else {doubts.TWICE} if twin else set()
    found |= {doubts.TOTAL} if not entry and ledger.totals.tells(facts) else set()
    row = _bare(claim, text)
    row.facts = snapshot(facts)
    row.doubts = doubts.kept(found)
    row.rank = doubts.rank_of(claim.category, found)
    row.names = [name.as_json() for name in doubted]
    row.figures_left_out = [text.body[f.start : f.end] for f in act.figures_left_out]
    row.likely_entry_id, row.twin_id = entry, twin
    return row


def _bare(claim: Claim, text: Text) -> OldClaim:
    return OldClaim(
        text=text,
        start=claim.start,
        end=claim.end,
        status=claim.status,
        category=claim.category,
        quote=text.body[claim.start : claim.end],
        rank=doubts.rank_of(claim.category, ()),
    )


def _told_elsewhere(text: Text) -> dict[str, list[tuple[int, Account]]]:
    """What the old texts of the line that were read before tell, each act once."""
    period = periods.parse(text.period)
    others = OldClaim.objects.filter(text__union__in=_line_of(text.union), status__in=TO_DECIDE, twin__isnull=True)
    found: defaultdict[str, list[tuple[int, Account]]] = defaultdict(list)
    for pk, told in others.exclude(text=text.pk).order_by("pk").values_list("pk", "facts"):
        account = Account.of(facts_from(told))
        if account.first <= period.end and account.last >= period.start:
            found[account.category].append((pk, account))
    return dict(found)
