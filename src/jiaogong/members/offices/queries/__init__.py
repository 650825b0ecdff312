"""Every reading of terms, seats and trainings."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Office, Person, SchoolPost, Term, Training
from jiaogong.members.queries import Standing, unions_visible_to, within
from jiaogong.unions.models import Union


def held_on(day: dt.date) -> Q:
    """A condition that an office is held on a day, by its holder and not for somebody else."""
    return Q(since__lte=day, stands_in_for__isnull=True) & (Q(until__isnull=True) | Q(until__gte=day))


def locked_union(union: Union) -> Union:
    """The union fetched for a change of its bodies: two elections at once wait for each other."""
    return Union.objects.select_for_update(no_key=True).get(pk=union.pk)


def terms_visible_to(standing: Standing) -> QuerySet[Term]:
    """The terms of the branches one reads, and those of the own union."""
    return Term.objects.filter(union__in=unions_visible_to(standing).order_by().values("pk"))


def term_visible_to(standing: Standing, term_id: int) -> Term:
    """The term with its seats, those held last first. Raises NotFound."""
    seats = Office.objects.select_related("person").order_by("-is_head", "pk")
    rows = terms_visible_to(standing).select_related("union__parent", "reported_by", "replied_by")
    found = rows.prefetch_related(Prefetch("offices", seats)).filter(pk=term_id).first()
    if found is None:
        raise NotFound(_("There is no such term, or it is not yours to see."))
    return found


def locked_term(term_id: int, *, visible_to: Standing) -> Term:
    """A term fetched for change. Raises NotFound like `term_visible_to`."""
    found = term_visible_to(visible_to, term_id)
    return Term.objects.select_for_update(of=("self",)).select_related("union__parent").get(pk=found.pk)


def office_visible_to(standing: Standing, office_id: int) -> Office:
    """A seat of a body that one may know of, with its term. Raises NotFound."""
    known = Office.objects.filter(union__in=unions_visible_to(standing).order_by().values("pk"))
    found = known.filter(stands_in_for__isnull=True).select_related("person", "union", "term").filter(pk=office_id)
    office = found.first()
    if office is None:
        raise NotFound(_("There is no such office, or it is not yours to see."))
    return office


def locked_office(office_id: int, *, visible_to: Standing) -> Office:
    """A seat fetched for change. Raises NotFound like `office_visible_to`."""
    found = office_visible_to(visible_to, office_id)
    return Office.objects.select_for_update(of=("self",)).select_related("person", "union", "term").get(pk=found.pk)


def terms_of(union: Union) -> QuerySet[Term]:
    """The terms of a union, of each body the newest first."""
    return Term.objects.filter(union=union).order_by("body", "-elected_date", "-pk")


def person_meant(union: Union, typed: str) -> Person:
    """A serving member of the branch, by number or by a name that only one bears.

    Raises RuleBroken, naming what was typed.
    """
    words = typed.strip()
    people = Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True)
    found = list(people.filter(Q(number=words) | Q(name=words), death_date__isnull=True)[:3])
    exact = [p for p in found if p.number == words] or found
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise RuleBroken(_("Several people are called “%(typed)s”: enter the member number.") % {"typed": words[:40]})
    raise RuleBroken(
        _("Nobody of %(union)s has the name or member number “%(typed)s”.") % {"union": union, "typed": words[:40]}
    )


def school_posts_of(union: Union) -> QuerySet[SchoolPost]:
    """The posts in the house that bar their holders from bodies of a union."""
    return SchoolPost.objects.filter(person__union__path__startswith=union.path).select_related("person")


def trainings_visible_to(standing: Standing) -> QuerySet[Training]:
    """The courses that the unions of the branches one reads have recorded."""
    return Training.objects.filter(within(standing.read_paths, "union__path"))
