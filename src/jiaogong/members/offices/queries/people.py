"""People who are named for a seat, as the rules look at them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import POSTS, Person, SchoolPost, Term
from jiaogong.members.offices.rules.soundness import Holder
from jiaogong.members.offices.rules.terms import Elected
from jiaogong.unions.models import Union


def candidates(union: Union, elected: Elected, body: str, *, on: dt.date) -> list[Holder]:
    """Those named, with the posts that bar them.

    Raises RuleBroken for who is not of the branch, no member, retired or dead on that day.
    """
    keys = [m.person_id for m in elected.members]
    people = {
        p.pk: p
        for p in Person.objects.filter(pk__in=keys, union__path__startswith=union.path, merged_into__isnull=True)
    }
    posts: dict[int, set[str]] = defaultdict(set)
    for person_id, kind in SchoolPost.objects.filter(person__in=keys).values_list("person", "kind"):
        posts[person_id].add(kind)
    for key in keys:
        _require_member(people.get(key), union, on, is_staff_enough=body == Term.Body.CONGRESS)
    return [
        Holder(
            person_id=m.person_id,
            name=people[m.person_id].name,
            kind=POSTS[body][m.post][0],
            since=on,
            has_money=m.has_money,
            posts=frozenset(posts[m.person_id]),
        )
        for m in elected.members
    ]


def _require_member(person: Person | None, union: Union, on: dt.date, *, is_staff_enough: bool) -> None:
    """The teachers' congress is of all staff, union members or not (教育部令第32号); every other body is of members."""
    if person is None:
        raise RuleBroken(_("Somebody named is not on the files of %(union)s.") % {"union": union})
    has_died = person.death_date is not None and person.death_date <= on
    if not (person.is_member or is_staff_enough) or person.is_retired_on(on) or has_died:
        raise RuleBroken(
            _("%(name)s is no serving member of the union on %(day)s and cannot be given a seat.")
            % {"name": person, "day": on}
        )
