"""The summaries of a branch: which union's stands where, what was called for, and who is late."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.kernel import periods
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import KeyPage
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing, within
from jiaogong.summaries.models import SummaryCall, Text, TextCheck
from jiaogong.summaries.queries.texts import texts_visible_to
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch, found_by_name, paths_above

State = Text.State
PAGE = 50
AFTER_ALL = "\U0010ffff"
NONE, OWING, LATE, OPEN = "none", "owing", "late", "open"
DONE = (State.SUBMITTED, State.ACCEPTED)
_FARTHEST = (State.ACCEPTED, State.SUBMITTED, State.RETURNED, State.SIGNED, State.DRAFT)


def owing_unions(union: Union, period: str) -> QuerySet[Union]:
    """The base unions of a branch that have a summary of a period to write: there by its end and not closed before."""
    end = periods.parse(period).end
    standing = Q(closed_date__isnull=True) | Q(closed_date__gt=end)
    founded = Q(founded_date__isnull=True) | Q(founded_date__lte=end)
    rows = branch(union).filter(standing, founded, kind=Union.Kind.BASE, has_union=True)
    return rows.exclude(pk=union.pk).order_by("path")


def missing_unions(union: Union, period: str) -> QuerySet[Union]:
    """Those of them that have not submitted theirs."""
    done = Text.objects.filter(period=period, state__in=DONE).values("union")
    return owing_unions(union, period).exclude(pk__in=done)


def texts_of_branch(union: Union, period: str) -> list[Text]:
    """The one text of each union of a branch that its summary has come farthest with; none for who has none."""
    keys = [getattr(of, "text", None) for of in _with_text(owing_unions(union, period), period)]
    texts = Text.objects.filter(pk__in=[key for key in keys if key])
    return list(texts.select_related("union").defer("body", "written_body", "figures").order_by("union__path"))


def submitted_texts() -> QuerySet[Text]:
    """Every text that was submitted, and those accepted since, whoever's; of those returned the never checked."""
    checked = TextCheck.objects.filter(text=OuterRef("pk"))
    returned = Q(state=State.RETURNED) & ~Exists(checked)
    found = Text.objects.filter(Q(state__in=DONE) | returned)
    return found.select_related("union").defer("written_body", "figures")


def _with_text(unions: QuerySet[Union], period: str) -> QuerySet[Union, Union]:
    """Each union with the key (`text`) and state (`text_state`) of that text."""
    rank = Case(*(When(state=s, then=Value(n)) for n, s in enumerate(_FARTHEST)), output_field=IntegerField())
    own = Text.objects.filter(union=OuterRef("pk"), period=period).exclude(kind=Text.Kind.OLD)
    first = own.annotate(rank=rank).order_by("rank", "-pk")
    return unions.annotate(text=Subquery(first.values("pk")[:1]), text_state=Subquery(first.values("state")[:1]))


@dataclass(frozen=True, slots=True)
class Row:
    """A union, its text if it has one, and what the newest kept check of that counts.

    `is_stale`: the words, or the ledger, have changed since that check. `may_open_copied`: the text it shares most with.
    """

    union: Union
    text: Text | None
    check: TextCheck | None
    due_date: dt.date | None
    as_of: dt.date
    is_stale: bool = False
    may_open_copied: bool = False

    @property
    def is_done(self) -> bool:
        return self.text is not None and self.text.state in DONE

    @property
    def days_late(self) -> int:
        """By how many days it was submitted late, or is late by now."""
        if self.due_date is None:
            return 0
        at = self.text.submitted_at if self.text is not None and self.is_done else None
        day = localdate(at) if at else self.as_of
        return max(0, (day - self.due_date).days)

    @property
    def copied_from(self) -> str:
        """Whose text it shares most with; "" where it shares nothing."""
        if self.check is None or not self.check.copied_permille:
            return ""
        of = self.check.copied_text
        if of is None:
            return self.check.copied_from
        return f"{of.union.called} {of.period}" if self.may_open_copied else _("a text that you may not open")

    @property
    def copied_percent(self) -> float:
        return self.check.copied_permille / 10 if self.check else 0.0

    @property
    def is_old_check(self) -> bool:
        """Whether the text has changed since it was checked."""
        return self.check is not None and self.text is not None and self.check.version != self.text.version


@dataclass(frozen=True, slots=True)
class Asked:
    """What the table of a branch shows: a period, and what it is narrowed to."""

    union: Union
    period: str
    words: str = ""
    state: str = ""


def table(asked: Asked, today: dt.date) -> QuerySet[Union, Union]:
    """The unions of a branch's table, in the order of the tree."""
    unions = found_by_name(owing_unions(asked.union, asked.period), asked.words)
    rows = _with_text(unions, asked.period)
    if asked.state == NONE:
        return rows.filter(Q(("text__isnull", True)))
    if asked.state in (OWING, LATE):
        call = call_of(asked.union, asked.period)
        if asked.state == LATE and not (call and call.is_late_on(today)):
            return rows.none()
        return rows.filter(Q(("text_state__isnull", True)) | ~Q(("text_state__in", DONE)))
    if asked.state == OPEN:
        worrying = TextCheck.objects.filter(text=OuterRef("text")).order_by("-version")
        return rows.annotate(
            wrong=Subquery(worrying.values("contradicted")[:1]) + Subquery(worrying.values("unsupported")[:1])
            + Subquery(worrying.values("findings")[:1])
        ).filter(wrong__gt=0)  # fmt: skip
    return rows.filter(Q(("text_state", asked.state))) if asked.state in State.values else rows


def page_of_table(rows: QuerySet[Union, Union], after: str, *, size: int = PAGE) -> KeyPage[Union]:
    """The unions after one's code, in the order of the tree."""
    last = Union.objects.filter(code=after[:20]).values_list("path", flat=True).first() if after else None
    found = list((rows.filter(path__gt=last) if last else rows)[: size + 1])
    return KeyPage(found[:size], found[size - 1].code if len(found) > size else "")


def rows_of(
    unions: Sequence[Union],
    call: SummaryCall | None,
    today: dt.date,
    reader: Standing,
    unchecked: Iterable[Text] = (),
) -> list[Row]:
    """The table's rows as a reader may know them: three queries whatever their number. `unchecked`: see there."""
    keys = [key for key in (getattr(u, "text", None) for u in unions) if key]
    texts = {t.pk: t for t in Text.objects.filter(pk__in=keys).defer("body", "written_body", "figures")}
    checks: dict[int, TextCheck] = {}
    for check in TextCheck.objects.filter(text__in=keys).select_related("copied_text__union").order_by("version"):
        checks[check.text_id] = check
    due, stale = call.due_date if call else None, {text.pk for text in unchecked}
    copied = [check.copied_text_id for check in checks.values() if check.copied_text_id]
    seen = set(texts_visible_to(reader).filter(pk__in=copied).values_list("pk", flat=True)) if copied else set()

    def row(union: Union, key: int) -> Row:
        check = checks.get(key)
        may_open = check is not None and check.copied_text_id in seen
        return Row(union, texts.get(key), check, due, today, key in stale, may_open)

    return [row(union, getattr(union, "text", None) or 0) for union in unions]


def calls_visible_to(standing: Standing) -> QuerySet[SummaryCall]:
    """Calls of the branches one may read, and those that reach the own unions from above."""
    reached = Q(pk__in=())
    for path in {*standing.read_paths, standing.person.union.path}:
        reached |= Q(union__path__in=paths_above(path))
    return SummaryCall.objects.filter(within(standing.read_paths, "union__path") | reached).select_related("union")


def call_of(union: Union, period: str) -> SummaryCall | None:
    """The call of a union for a period."""
    return SummaryCall.objects.filter(union=union, period=period).select_related("union").first()


def call_upon(union: Union, period: str) -> SummaryCall | None:
    """The call for a union's summary of a period that still runs: of the nearest union above that called."""
    calls = SummaryCall.objects.filter(union__path__in=paths_above(union.path), period=period, closed_at__isnull=True)
    return max(calls.select_related("union"), key=lambda c: len(c.union.path), default=None)


def locked_call(union: Union, period: str) -> SummaryCall:
    """A call fetched for change. Raises NotFound."""
    found = SummaryCall.objects.select_for_update(of=("self",)).filter(union=union, period=period)
    call = found.select_related("union").first()
    if call is None:
        raise NotFound(_("The summaries of this period have not been called for."))
    return call


def open_calls() -> QuerySet[SummaryCall]:
    return SummaryCall.objects.filter(closed_at__isnull=True).select_related("union")


def ledger_mark(union: Union, period: str) -> str:
    """What the ledger of a branch over a period was like: how many entries, and the newest."""
    return ledger_marks([union], period)[union.pk]


def ledger_marks(unions: Iterable[Union], period: str) -> dict[int, str]:
    """The marks of several unions."""
    days = periods.parse(period)
    inside = Entry.objects.filter(start_date__range=(days.start, days.end), state=Entry.State.CONFIRMED)
    counted = inside.order_by("union__path").values_list("union__path").annotate(Count("pk"), Max("pk"))
    rows = list(counted)
    paths = [path for path, _count, _newest in rows]
    found = {}
    for union in unions:
        own = rows[bisect_left(paths, union.path) : bisect_left(paths, union.path + AFTER_ALL)]
        found[union.pk] = f"{sum(row[1] for row in own)}:{max((row[2] for row in own), default=0)}"
    return found
