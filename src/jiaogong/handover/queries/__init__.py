"""Every reading of handings over: which one may know of, their lists, who may give and receive, which are owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.handover.models import Handover, Matter
from jiaogong.handover.queries.matters import open_matters
from jiaogong.handover.rules import LATELY, OWED, SOON, canonical
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, within
from jiaogong.unions.models import Union

MOST_UNIONS = 1000


def handovers_visible_to(standing: Standing) -> QuerySet[Handover]:
    """Those that one gives or receives, and those of the branches in which one is an officer."""
    mine = Q(giver=standing.person) | Q(receiver=standing.person)
    branch = Union.objects.filter(within(standing.officer_paths)).order_by().values("pk")
    return Handover.objects.filter(mine | Q(union__in=branch)).select_related("union", "giver", "receiver", "given_by")


def handover_visible_to(standing: Standing, handover_id: int) -> Handover:
    """One of them. Raises NotFound where there is none, or none that the person may know of."""
    found = handovers_visible_to(standing).filter(pk=handover_id).first()
    if found is None:
        raise NotFound(_("There is no such handing over, or it is not yours to see."))
    return found


def locked_handover(handover_id: int, visible_to: Standing) -> Handover:
    """A handing over fetched for change. Raises NotFound like `handover_visible_to`."""
    found = handover_visible_to(visible_to, handover_id)
    return (
        Handover.objects.select_for_update(of=("self",)).select_related("union", "giver", "receiver").get(pk=found.pk)
    )


def narrowed(handovers: QuerySet[Handover], words: str, state: str) -> QuerySet[Handover]:
    """Those whose union or people bear the words, in a state."""
    if words.strip():
        handovers = handovers.filter(holding(words, "union__name", "giver__name", "receiver__name"))
    return handovers.filter(state=state) if state in Handover.State.values else handovers


def awaiting(standing: Standing) -> QuerySet[Handover]:
    """Those that wait for the person's own signature."""
    person, state = standing.person, Handover.State
    return Handover.objects.filter(
        Q(giver=person, reason="", state=state.LISTED) | Q(receiver=person, state=state.GIVEN)
    )


def unions_to_hand_over(standing: Standing) -> list[Union]:
    """The unions in which one may begin it: where one is or lately was an officer, and those of the branches above."""
    own = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    known = Q(pk__in=own) | within(standing.officer_paths)
    return list(Union.objects.filter(known, has_union=True, closed_date__isnull=True).order_by("path")[:MOST_UNIONS])


def posts_in(union: Union, today: dt.date) -> QuerySet[Office]:
    """The officers' posts of a union, held in the own right, that are held, were held within a year or begin soon."""
    about = Q(since__lte=today + SOON) & (Q(until__isnull=True) | Q(until__gte=today - LATELY))
    held = Office.objects.filter(about, union=union, kind__in=OFFICER_KINDS, stands_in_for__isnull=True)
    return held.select_related("person", "union").order_by("pk")


def givers(union: Union, today: dt.date) -> dict[int, Office]:
    """Who may give, by the person's key, with the highest post: who holds one, or held one within a year."""
    return _highest(o for o in posts_in(union, today) if o.since <= today)


def receivers(union: Union, today: dt.date) -> dict[int, Office]:
    """Who may receive: who holds an officer's post, or will within thirty days."""
    return _highest(o for o in posts_in(union, today) if o.until is None or o.until >= today)


def _highest(posts: Iterable[Office]) -> dict[int, Office]:
    """Of each person the highest post; of equal ones the last."""
    ranked = sorted(posts, key=lambda o: (-OFFICER_KINDS.index(Office.Kind(o.kind)), o.since))
    return {office.person_id: office for office in ranked}


def chairs_gone(standing: Standing, today: dt.date) -> QuerySet[Office]:
    """Chairs' offices of the branches that ended within half a year without a signed handing over."""
    again = Office.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), union=OuterRef("union"), person=OuterRef("person"), kind="chair"
    )
    signed = Handover.objects.filter(union=OuterRef("union"), giver=OuterRef("person"), state=Handover.State.DONE)
    gone = Office.objects.filter(within(standing.officer_paths, "union__path"), kind=Office.Kind.CHAIR)
    gone = gone.filter(until__gte=today - OWED, until__lt=today, stands_in_for__isnull=True)
    return gone.filter(~Exists(again), ~Exists(signed)).select_related("union", "person").order_by("-until", "-pk")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list as it is shown; `key` names it in the form of its note, `row` its stored line."""

    number: int
    kind: Matter.Kind
    what: str
    url: str
    due: dt.date | None
    note: str
    key: str
    row: int | None

    @property
    def signed(self) -> tuple[str, str, str, str]:
        """What of the line is signed."""
        return str(self.kind.label), self.what, self.due.isoformat() if self.due else "", self.note


def lines_of(handover: Handover, today: dt.date) -> list[Line]:
    """The list: as it was signed, or drawn anew while it is being listed."""
    kept = list(handover.matters.all())
    if handover.state != Handover.State.LISTED and handover.text:
        return [_kept(matter, matter.number) for matter in kept]
    notes = {(m.kind, m.thing_id, "" if m.thing_id else m.what): m.note for m in kept if m.kind != Matter.Kind.OUTSIDE}
    found = open_matters(handover.union, handover.giver, today)
    drawn = [
        Line(
            number=at,
            kind=m.kind,
            what=m.what[:300],
            url=m.url,
            due=m.due,
            note=notes.get((m.kind, m.thing_id, "" if m.thing_id else m.what[:300]), ""),
            key=f"{m.kind}-{m.thing_id or 0}",
            row=None,
        )
        for at, m in enumerate(found, 1)
    ]
    outside = [m for m in kept if m.kind == Matter.Kind.OUTSIDE]
    return drawn + [_kept(m, at) for at, m in enumerate(outside, len(drawn) + 1)]


def _kept(matter: Matter, number: int) -> Line:
    return Line(
        number=number,
        kind=Matter.Kind(matter.kind),
        what=matter.what,
        url=matter.url,
        due=matter.due_date,
        note=matter.note,
        key=f"{matter.kind}-{matter.thing_id or 0}",
        row=matter.pk,
    )


def text_of(handover: Handover, lines: Iterable[Line], *, by: Person, today: dt.date) -> str:
    """The list as plain text, as whoever signs it today in the giver's place or as the giver signs it."""
    office = handover.get_office_display()
    head = [
        _("Handing over of an office"),
        f"{_('Union')}: {handover.union.name} ({handover.union.code})",
        f"{_('Office')}: {office}",
        f"{_('Giver')}: {handover.giver.name} ({handover.giver.number})",
        f"{_('Receiver')}: {handover.receiver.name} ({handover.receiver.number})",
        f"{_('Signed on')}: {today.isoformat()}",
    ]
    if handover.is_witnessed:
        head.append(f"{_('Signed in the place of the giver by')}: {by.name} ({by.number}), {handover.reason}")
    return canonical(head, (line.signed for line in lines))


def person_giving(handover: Handover, standing: Standing) -> Person:
    """Who signs as the giver: the giver, or whoever of the level above looks at it."""
    return standing.person if handover.is_witnessed else handover.giver
