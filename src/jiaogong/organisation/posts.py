"""What a change to the tree writes into the ledger."""

from __future__ import annotations

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, Origin
from jiaogong.ledger.services import post_entries
from jiaogong.members.queries import Standing
from jiaogong.organisation.models import UnionChange
from jiaogong.unions.models import Union

Kind = UnionChange.Kind


def approved(change: UnionChange, actor: Standing, *, before: str, moved: int) -> None:
    """Post an approved change as a confirmed act of organisation work. `before`: the union's name until then."""
    union, title, done = _told(change, before, moved)
    by = change.union.parent.name if change.union.parent else ""
    facts = Facts(
        category="organisation",
        title=title[:TITLE_LENGTH],
        start=clock.today(),
        sentence=f"{f'经{by}批准，' if by else ''}{done}。",
        basis=change.basis,
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name="organisation")
    post_entries(actor=actor, postings=[(union, facts, origin)], state=Entry.State.CONFIRMED)


def _told(change: UnionChange, before: str, moved: int) -> tuple[Union, str, str]:
    """The union in whose ledger it stands, its title, and what was done."""
    union, other, made = change.union, change.other, change.made or change.union
    went = f"，{moved}名会员随之转入" if moved else ""
    target = other.name if other else ""
    match change.kind:
        case Kind.FOUND:
            return made, f"{made.called}建立工会", f"{made.name}建立"
        case Kind.RENAME:
            return union, "工会更名", f"{before}更名为{union.name}"
        case Kind.MERGE:
            return other or union, f"{union.called}并入", f"{union.name}并入{target}{went}"
        case Kind.SPLIT:
            return made, f"{made.called}从{union.called}分出", f"{made.name}从{union.name}分出{went}"
        case Kind.MOVE:
            return union, "工会隶属关系调整", f"{union.name}划归{target}"
        case _:
            held = f"，{moved}名会员转入{target}" if moved and target else ""
            return union.parent or union, f"{union.called}撤销", f"{union.name}撤销{held}"
