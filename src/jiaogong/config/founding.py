"""The first area officer, without whom nobody could enter anybody."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Account, Office
from jiaogong.members.services import enrol_person, give_account, new_password
from jiaogong.unions.models import Union
from jiaogong.unions.queries import union_by_code
from jiaogong.unions.services import enter_union


@transaction.atomic
def found_area(*, code: str, ask_union_name: Callable[[], str], name: str, login: str) -> str:
    """Put the area's union on the tree where it is missing, enrol an officer there and return the new password."""
    if not name.strip() or not login.strip():
        raise RuleBroken(_("An officer needs a name and a name to sign in with."))
    if Account.objects.filter(login=login).exists():
        raise RuleBroken(_("Somebody signs in as “%(login)s” already: choose another name.") % {"login": login})
    union = union_by_code(code) or enter_union(actor=None, code=code, name=ask_union_name(), kind=Union.Kind.AREA)
    if union.kind != Union.Kind.AREA:
        raise RuleBroken(
            _("%(union)s is not an area union: the first officer is one of the area's.") % {"union": union}
        )
    number = f"{code.replace('-', '')}{union.people.count() + 1:04}"
    person = enrol_person(actor=None, union=union, number=number, name=name.strip())
    office = Office.objects.create(person=person, union=union, kind=Office.Kind.STAFF, since=clock.today())
    audit.record(None, "members.office_given", office)
    password = new_password()
    give_account(actor=None, person=person, login=login.strip(), password=password)
    return password
