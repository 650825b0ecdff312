"""Who votes on the recall of a delegate, and the recalls of a seat."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from jiaogong.congress.delegates.queries import electors_of
from jiaogong.congress.delegates.queries.serving import delegate_visible_to
from jiaogong.congress.models import Recall
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.queries import Standing


def locked_seat(office_id: int, *, visible_to: Standing) -> Office:
    """A delegate's seat fetched for change. Raises NotFound."""
    found = delegate_visible_to(visible_to, office_id)
    rows = Office.objects.select_for_update(of=("self",)).select_related("person", "union", "term", "delegate")
    return rows.get(pk=found.pk)


def constituency_on_record(office: Office) -> list[Person] | None:
    """Those of the constituency that elected a delegate who still elect; None where it was never drawn up here."""
    choosing = getattr(office.term, "choosing", None) if office.term else None
    unit = choosing.constituencies.filter(name=_name_of(office)).first() if choosing and _name_of(office) else None
    if unit is None:
        return None
    return list(_electors(office).filter(pk__in=unit.electors.order_by().values("person")).order_by("pinyin", "pk"))


def constituency_guessed(office: Office) -> list[Person]:
    """Those whose grade, subject, job or group is called like the constituency, where it is not on record."""
    name = _name_of(office)
    if not name:
        return []
    drawn = Q(grade=name) | Q(subject=name) | Q(job=name) | Q(union__name=name) | Q(union__short_name=name)
    return list(_electors(office).filter(drawn).order_by("pinyin", "pk"))


def _electors(office: Office) -> QuerySet[Person]:
    body = office.term.body if office.term else Term.Body.CONGRESS.value
    return electors_of(office.union, body, clock.today())


def _name_of(office: Office) -> str:
    kept = getattr(office, "delegate", None)
    return kept.constituency if kept else ""


def recalls_of(office: Office) -> QuerySet[Recall]:
    """The votes on the recall of a seat, the newest first."""
    return Recall.objects.filter(office=office).select_related("ballot")
