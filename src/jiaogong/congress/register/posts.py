"""What the register writes into the ledger."""

from __future__ import annotations

from jiaogong.congress.models import RuleVersion
from jiaogong.congress.register.telling import passed_on_paper
from jiaogong.kernel import clock
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin
from jiaogong.members.queries import Standing


def put_in_force(version: RuleVersion, actor: Standing) -> Entry:
    """The rule made or revised as an act of the organisation; that it was passed is counted with its session alone."""
    rule, from_day = version.rule, version.in_force_from or clock.today()
    act = "制定" if version.number == 1 else "修订"
    passed = passed_on_paper(version)
    since = f"自{from_day.year}年{from_day.month}月{from_day.day}日起施行。"
    facts = Facts(
        category="organisation",
        title=f"{act}《{rule.title}》"[:120],
        start=clock.today(),
        sentence=f"{act}《{rule.title}》，{f'{passed}，' if passed else ''}{since}",
        basis="《学校教职工代表大会规定》",
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=rule.title[:80])
    return ledger.record_entry(actor=actor, union=rule.union, facts=facts, origin=origin)
