"""Every reading of rosters that were read in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Person, RosterHabit, RosterImport, RosterRow
from jiaogong.members.queries import Standing, within
from jiaogong.unions.models import Union


def unions_to_read_in(standing: Standing) -> list[Union]:
    """The unions whose members an officer may read in, those of highest standing first."""
    return list(Union.objects.filter(within(standing.officer_paths)).order_by("path")[:1000])


def rosters_visible_to(standing: Standing) -> QuerySet[RosterImport]:
    """The rosters of the branches in which one is an officer; one that is only half opened is nobody's."""
    opened = RosterImport.objects.exclude(state=RosterImport.State.OPENING)
    return opened.filter(within(standing.officer_paths, "union__path")).select_related("union", "read_by")


def roster_for(standing: Standing, roster_id: int) -> RosterImport:
    """Raises NotFound where there is none, or it is another branch's."""
    found = rosters_visible_to(standing).filter(pk=roster_id).first()
    if found is None:
        raise NotFound(_("There is no such roster, or it is not yours to see."))
    return found


def locked_roster(roster_id: int, *, visible_to: Standing) -> RosterImport:
    """The roster, kept from everybody else until the transaction ends."""
    found = rosters_visible_to(visible_to).select_for_update(of=("self",)).filter(pk=roster_id).first()
    if found is None:
        raise NotFound(_("There is no such roster, or it is not yours to see."))
    return found


def counts_of(roster: RosterImport) -> dict[str, int]:
    """How many rows there are of each state, and of each outcome ("done_opened" …)."""
    counted = roster.people.order_by().values_list("state", "outcome").annotate(Count("pk"))
    counts: dict[str, int] = {"all": 0, **dict.fromkeys(RosterRow.State.values, 0)}
    for state, outcome, number in counted:
        counts["all"] += number
        counts[state] += number
        if outcome:
            counts[f"done_{outcome}"] = counts.get(f"done_{outcome}", 0) + number
    return counts


def undecided(roster: RosterImport) -> int:
    """How many doubtful rows nobody has decided on."""
    return roster.people.filter(state=RosterRow.State.DOUBTFUL, decision="").count()


def rows_found(roster: RosterImport, *, state: str, words: str) -> QuerySet[RosterRow]:
    """The rows of a state ("" all; "kept": files that could not be taken back), by name or spelling."""
    rows = roster.people.select_related("union", "person").order_by("pk")
    if state in RosterRow.State.values:
        rows = rows.filter(state=state)
    elif state == RosterRow.Outcome.KEPT:
        rows = rows.filter(outcome=RosterRow.Outcome.KEPT)
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(pinyin__startswith=words.lower()))
    return rows


def rows_staying_out(roster: RosterImport) -> Iterable[RosterRow]:
    """The doubtful rows and those with errors, in their order."""
    states = (RosterRow.State.DOUBTFUL, RosterRow.State.ERROR)
    return roster.people.filter(state__in=states).order_by("pk").iterator(chunk_size=500)


def to_take() -> Q:
    """The rows that taking over acts on."""
    states, decisions = RosterRow.State, RosterRow.Decision
    decided = Q(state=states.DOUBTFUL, decision__in=(decisions.SAME, decisions.NEW))
    return Q(state__in=(states.NEW, states.CHANGED)) | decided


def people_by_key(keys: Iterable[int]) -> dict[int, Person]:
    return {p.pk: p for p in Person.objects.filter(pk__in=set(keys)).select_related("union")}


def habit_of(union: Union) -> dict[str, str]:
    """The codes last given to headings in this union."""
    found = RosterHabit.objects.filter(union=union).first()
    return dict(found.codes) if found else {}
