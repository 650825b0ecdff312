"""Putting the schools and organs of an area on the tree, with a union or, so far, without."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.organisation import permissions
from jiaogong.organisation.rules import may_stand_below
from jiaogong.organisation.schools import MOST_LINES, SchoolLine, understood
from jiaogong.unions import services as unions
from jiaogong.unions.models import Union

_CODE_LENGTH, _NAME_LENGTH, _SHORT_LENGTH = 20, 80, 40


@dataclass(frozen=True, slots=True)
class Entering:
    """A line and what becomes of it: entered below `under`, standing there already, or in trouble."""

    line: SchoolLine
    code: str
    under: Union
    trouble: str = ""
    stands: bool = False


def foreseen(*, actor: Standing, union: Union, text: str) -> list[Entering]:
    """What entering a pasted list below a union would do, line by line; nothing is written."""
    require(permissions.may_enter_schools(actor, union))
    lines = understood(text)
    if len(lines) > MOST_LINES:
        raise RuleBroken(
            _("The list has %(count)s lines; enter %(most)s at a time.") % {"count": len(lines), "most": MOST_LINES}
        )
    branch = {u.code: u for u in Union.objects.filter(path__startswith=union.path, closed_date__isnull=True)}
    by_name = {name: u for u in branch.values() for name in (u.name, u.short_name) if name}
    taken = set(Union.objects.filter(code__in=[line.code for line in lines]).values_list("code", flat=True))
    taken |= set(Union.objects.filter(code__startswith=f"{union.code}-").values_list("code", flat=True))
    found: list[Entering] = []
    for line in lines:
        under = branch.get(line.under) or by_name.get(line.under) if line.under else union
        standing = by_name.get(line.name)
        trouble = "" if standing else _trouble(line, under, taken)
        code = standing.code if standing else line.code or _free_code(union, taken)
        if not standing and not trouble:
            taken.add(code)
        found.append(Entering(line, code, under or union, trouble, standing is not None))
        if not trouble and not standing and line.name in {e.line.name for e in found[:-1]}:
            found[-1] = Entering(line, code, under or union, _("This name stands twice in the list."))
    return found


@transaction.atomic
def enter_schools(*, actor: Standing, union: Union, text: str) -> list[Union]:
    """Enter the schools of a pasted list below a union, all or none; those that stand there already are passed over."""
    Union.objects.select_for_update(no_key=True).filter(pk=union.pk).first()
    rows = foreseen(actor=actor, union=union, text=text)
    wrong = next((row for row in rows if row.trouble), None)
    if wrong is not None:
        raise RuleBroken(_("Line %(at)s: %(trouble)s") % {"at": wrong.line.at, "trouble": wrong.trouble})
    if not rows:
        raise RuleBroken(_("Paste at least one school, one a line."))
    return [_entered(actor, row) for row in rows if not row.stands]


def _entered(actor: Standing, row: Entering) -> Union:
    line = row.line
    return unions.enter_union(
        actor=actor.person,
        code=row.code,
        name=line.name,
        short_name=line.short_name,
        kind=Union.Kind.BASE,
        parent=row.under,
        sector=line.sector or Union.Sector.PUBLIC,
        has_union=line.has_union,
    )


def _trouble(line: SchoolLine, under: Union | None, taken: set[str]) -> str:
    if not line.name:
        return _("no name.")
    if len(line.name) > _NAME_LENGTH or len(line.short_name) > _SHORT_LENGTH or len(line.code) > _CODE_LENGTH:
        return _("too long: a name has up to %(name)s characters, a code %(code)s.") % {
            "name": _NAME_LENGTH,
            "code": _CODE_LENGTH,
        }
    if under is None:
        return _("no union “%(name)s” below this one to belong to.") % {"name": line.under}
    if not may_stand_below(Union.Kind.BASE, under.kind):
        return _("no school can stand below %(union)s.") % {"union": under}
    if line.code and (not line.code.isascii() or not line.code.replace("-", "").isalnum()):
        return _("a code is made of letters, digits and hyphens: “%(code)s” is not.") % {"code": line.code}
    if line.code in taken:
        return _("the code “%(code)s” is in use already.") % {"code": line.code}
    return ""


def _free_code(union: Union, taken: set[str]) -> str:
    """The next code of the house's own making: the union's, a hyphen and three digits."""
    number = 1
    while (code := f"{union.code}-{number:03}") in taken:
        number += 1
    return code
