"""The groups asked to name candidates, and what their heads put down for them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, queries
from jiaogong.elections.events import NamingOpened
from jiaogong.elections.models import Candidate, Election
from jiaogong.elections.queries.people import members_of
from jiaogong.elections.services.listing import contest_for_change, put_down, require_ready_for_list
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing

LONGEST = dt.timedelta(days=90)


@transaction.atomic
def open_naming(*, actor: Standing, election_id: int, until: dt.date) -> Election:
    """Ask the groups to name candidates until a day; asked again, the day is moved."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_open_naming(actor, election))
    require_ready_for_list(election)
    today = clock.today()
    if not today <= until <= today + LONGEST:
        raise RuleBroken(_("The groups name until a day between today and %(day)s.") % {"day": today + LONGEST})
    if not queries.heads_of(election.union, today).exists():
        raise RuleBroken(
            _(
                "No head of a union group is on record: enter them among the union's bodies, or name candidates yourself."
            )
        )
    before = audit.values(election, "naming_until")
    election.naming_until = until
    election.save(update_fields=["naming_until"])
    told = audit.changes(before, audit.values(election, "naming_until"))
    audit.record(actor.person, "elections.naming_opened", election, changes=told)
    announce(NamingOpened(election_id=election.pk, actor=actor))
    return election


@transaction.atomic
def propose_candidate(
    *, actor: Standing, contest_id: int, office_id: int, person_id: int, supporters: int
) -> Candidate:
    """Name somebody for the group that the actor heads by an office; named again, the number is put right."""
    contest = contest_for_change(contest_id, actor)
    election = contest.election
    require(permissions.may_propose(actor, election))
    office = next((o for o in queries.headed_by(actor, election.union) if o.pk == office_id), None)
    if office is None:
        raise NotFound(_("You head no such group."))
    members = members_of(office.union, clock.today()).count()
    if supporters > members:
        raise RuleBroken(
            _("%(group)s has %(count)s members: no more can speak for somebody.")
            % {"group": office.union, "count": members}
        )
    head = office if office.union_id == election.union_id else None
    return put_down(actor, contest, person_id, group=office.union, supporters=supporters, head=head)
