"""Who may read, check, sign, send and judge a return; each refusal is a sentence."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.statistics.models import YearlyReturn
from jiaogong.unions.models import Union

State = YearlyReturn.State


def may_read(actor: Standing, union: Union) -> Decision:
    if actor.reads(union):
        return ALLOWED
    return refused(_("The yearly return of %(union)s is for its officers and auditors.") % {"union": union})


def may_check(actor: Standing, union: Union, filed: YearlyReturn | None, *, ended: dt.date, today: dt.date) -> Decision:
    """Check the figures, or check them anew: taken back before sending, or handed back from above."""
    if today <= ended:
        return refused(_("The statistics year ends on %(day)s; its return is checked after that.") % {"day": ended})
    if union.is_closed or not union.has_union:
        return refused(_("%(union)s has no union that could file a return.") % {"union": union})
    if filed and filed.state in (State.SENT, State.ACCEPTED):
        return refused(_("The return has been sent; the union above can hand it back."))
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself checks its return.") % {"union": union})


def may_sign(actor: Standing, union: Union, filed: YearlyReturn | None) -> Decision:
    if filed is None or filed.state in (State.SIGNED, State.SENT, State.ACCEPTED, State.RETURNED):
        return refused(_("A return is signed once it has been checked, and once only."))
    if any(o.union_id == union.pk and o.kind == Office.Kind.CHAIR for o in actor.offices):
        return ALLOWED
    return refused(_("Only the chair of %(union)s signs its return (国统制：由主席签字盖章).") % {"union": union})


def may_send(actor: Standing, union: Union, filed: YearlyReturn | None) -> Decision:
    if filed is None or filed.state != State.SIGNED:
        return refused(_("A return is sent once the chair has signed it."))
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself sends its return.") % {"union": union})


def may_judge(actor: Standing, union: Union, filed: YearlyReturn | None) -> Decision:
    """Accept a return or hand it back: the level above."""
    if filed is None or filed.state != State.SENT:
        return refused(_("Only a return that has been sent is accepted or handed back."))
    if actor.is_above(union):
        return ALLOWED
    return refused(_("Only an officer of a union above %(union)s accepts its return.") % {"union": union})


def may_remind(actor: Standing, union: Union) -> Decision:
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s reminds the unions below it.") % {"union": union})
