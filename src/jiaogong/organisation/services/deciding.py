"""Approving a change to the tree, which carries it out, and refusing it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.members.services import end_offices, move_people
from jiaogong.organisation import permissions, posts, queries
from jiaogong.organisation.events import ChangeDecided
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.services.soundness import require_possible
from jiaogong.unions import services as unions
from jiaogong.unions.models import Union

Kind = UnionChange.Kind


@transaction.atomic
def approve_change(*, actor: Standing, change_id: int, answer: str = "", basis: str = "") -> UnionChange:
    """Approve a change and carry it out at once: all of it or nothing."""
    queries.lock_tree_of(change_id)
    change = queries.locked_change(change_id, visible_to=actor)
    require(permissions.may_decide(actor, change))
    change.basis = basis.strip() or change.basis
    if change.union.parent_id is None and change.kind != Kind.FOUND and not change.basis:
        raise RuleBroken(_("Nobody stands above this union here: name the document of the level above."))
    require_possible(change)
    before, had_union = change.union.name, change.union.has_union
    moved = _CARRIED_OUT[Kind(change.kind)](change, actor)
    _decide(change, actor, UnionChange.State.APPROVED, answer)
    if had_union or change.kind == Kind.FOUND:
        posts.approved(change, actor, before=before, moved=moved)
    return change


@transaction.atomic
def refuse_change(*, actor: Standing, change_id: int, answer: str) -> UnionChange:
    """Refuse a change with the reason; the tree stays as it is."""
    change = queries.locked_change(change_id, visible_to=actor)
    require(permissions.may_decide(actor, change))
    if not answer.strip():
        raise RuleBroken(_("Say why it is refused."))
    return _decide(change, actor, UnionChange.State.REFUSED, answer)


def _decide(change: UnionChange, actor: Standing, state: UnionChange.State, answer: str) -> UnionChange:
    before = audit.values(change, "state", "answer")
    change.state, change.answer = state, answer.strip()
    change.decided_by, change.decided_at = actor.person, clock.now()
    change.save()
    told = audit.changes(before, audit.values(change, *before))
    audit.record(actor.person, f"organisation.{state.value}", change, kind=change.kind, changes=told)
    announce(ChangeDecided(change_id=change.pk, actor=actor))
    return change


def _found(change: UnionChange, actor: Standing) -> int:
    facts, school = change.facts, change.other
    if school is None:
        change.made = _entered(change, actor, parent=change.union, kind=facts["kind"], sector=facts.get("sector", ""))
        return 0
    if facts.get("name") and facts["name"] != school.name:
        unions.rename_union(
            actor=actor.person,
            union=school,
            name=facts["name"],
            short_name=facts.get("short_name") or school.short_name,
            on=clock.today(),
        )
    change.made = unions.set_up_union(actor=actor.person, school=school, on=clock.today())
    return 0


def _rename(change: UnionChange, actor: Standing) -> int:
    short = change.facts.get("short_name", "")
    unions.rename_union(
        actor=actor.person, union=change.union, name=change.facts["name"], short_name=short, on=clock.today()
    )
    return 0


def _merge(change: UnionChange, actor: Standing) -> int:
    union, into = change.union, _other(change)
    moved = move_people(actor=actor.person, people=union.people.all(), to=into, on=clock.today())
    for child in union.children.filter(closed_date__isnull=True):
        unions.move_union(actor=actor.person, union=child, to=into)
    end_offices(actor=actor.person, union=union, on=clock.today())
    unions.close_union(actor=actor.person, union=union, on=clock.today(), merged_into=into)
    return moved


def _split(change: UnionChange, actor: Standing) -> int:
    union = change.union
    change.made = _entered(change, actor, parent=union.parent, kind=union.kind, sector=union.sector)
    going = queries.people_of(union).filter(number__in=change.facts["people"])
    return move_people(actor=actor.person, people=going, to=change.made, on=clock.today())


def _move(change: UnionChange, actor: Standing) -> int:
    unions.move_union(actor=actor.person, union=change.union, to=_other(change))
    return 0


def _close(change: UnionChange, actor: Standing) -> int:
    union, to, moved = change.union, change.other, 0
    if to:
        moved = move_people(actor=actor.person, people=union.people.all(), to=to, on=clock.today())
    end_offices(actor=actor.person, union=union, on=clock.today())
    unions.close_union(actor=actor.person, union=union, on=clock.today())
    return moved


def _entered(change: UnionChange, actor: Standing, *, parent: Union | None, kind: str, sector: str) -> Union:
    return unions.enter_union(
        actor=actor.person,
        code=change.facts["code"],
        name=change.facts["name"],
        short_name=change.facts.get("short_name", ""),
        kind=kind,
        sector=sector,
        place=parent.place if parent else "",
        parent=parent,
        founded_date=clock.today(),
    )


def _other(change: UnionChange) -> Union:
    if change.other is None:
        raise RuleBroken(_("Say which other union."))
    return change.other


_CARRIED_OUT = {
    Kind.FOUND: _found,
    Kind.RENAME: _rename,
    Kind.MERGE: _merge,
    Kind.SPLIT: _split,
    Kind.MOVE: _move,
    Kind.CLOSE: _close,
}
