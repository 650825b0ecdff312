"""The life of a return: checked, signed by the chair, sent up, accepted or handed back."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.ledger.labels import label
from jiaogong.members.queries import Standing
from jiaogong.notices.models import Notice
from jiaogong.notices.rules import Draft
from jiaogong.notices.services import send_notice
from jiaogong.statistics.models import ReturnStep, YearlyReturn
from jiaogong.statistics.yearly import permissions, queries
from jiaogong.statistics.yearly.figures import figures_of, period_of
from jiaogong.statistics.yearly.form import FORM
from jiaogong.statistics.yearly.rules import fingerprint, in_the_way, judge
from jiaogong.unions.models import Union

State = YearlyReturn.State


@transaction.atomic
def check_return(*, actor: Standing, union: Union, year: int) -> YearlyReturn:
    """Say that the figures have been looked through; a signature not sent yet, or handed back, falls."""
    filed = _locked(actor, union, year)
    ended = period_of(year).end
    require(permissions.may_check(actor, union, filed, ended=ended, today=clock.today()))
    if filed is None:
        filed, _made = YearlyReturn.objects.get_or_create(
            union=union, year=year, defaults={"state": State.CHECKED, "form": FORM.code}
        )
    filed.figures, filed.fingerprint, filed.signed_by, filed.signed_at = {}, "", None, None
    return _stepped(actor, filed, State.CHECKED)


@transaction.atomic
def sign_return(*, actor: Standing, union: Union, year: int, seen: str | None = None) -> YearlyReturn:
    """Freeze the figures under the chair's name; never while a check that blocks fails.

    `seen` is the fingerprint of the figures that the chair looked at: others than those are not signed.
    """
    filed = _locked(actor, union, year)
    require(permissions.may_sign(actor, union, filed))
    filed = _there(filed)
    totals = figures_of(union, year).totals()
    wrong = in_the_way(judge(FORM.checks, totals))
    if wrong:
        raise RuleBroken(
            _("It cannot be signed: %(check)s (%(left)s against %(right)s).")
            % {"check": label(wrong[0].check), "left": wrong[0].left, "right": wrong[0].right}
        )
    filed.figures, filed.form = totals, FORM.code
    filed.fingerprint = fingerprint(union.code, year, FORM.code, totals)
    if seen is not None and seen != filed.fingerprint:
        raise RuleBroken(
            _("What is counted has changed since you opened the page: look at it again, and sign what it says now.")
        )
    filed.signed_by, filed.signed_at = actor.person, clock.now()
    return _stepped(actor, filed, State.SIGNED)


@transaction.atomic
def send_return(*, actor: Standing, union: Union, year: int) -> YearlyReturn:
    """Send a signed return to the union above."""
    filed = _locked(actor, union, year)
    require(permissions.may_send(actor, union, filed))
    filed = _there(filed)
    return _stepped(actor, filed, State.SENT)


@transaction.atomic
def accept_return(*, actor: Standing, union: Union, year: int) -> YearlyReturn:
    filed = _locked(actor, union, year)
    require(permissions.may_judge(actor, union, filed))
    filed = _there(filed)
    return _stepped(actor, filed, State.ACCEPTED)


@transaction.atomic
def hand_back(*, actor: Standing, union: Union, year: int, remark: str) -> YearlyReturn:
    """Hand a return back with a remark, to be checked and signed anew."""
    filed = _locked(actor, union, year)
    require(permissions.may_judge(actor, union, filed))
    filed = _there(filed)
    if not remark.strip():
        raise RuleBroken(_("Say what is to be put right."))
    return _stepped(actor, filed, State.RETURNED, remark.strip()[:300])


@transaction.atomic
def remind(*, actor: Standing, union: Union, year: int, form_key: uuid.UUID | None = None) -> Notice:
    """Send a notice to the base unions below that have not sent their return; the same form acts once."""
    require(permissions.may_remind(actor, union))
    owing = list(queries.missing(union, year))
    if not owing:
        raise RuleBroken(_("Every union below has sent its return."))
    due = max(queries.due_on(union, year), clock.today() + dt.timedelta(days=3))
    draft = Draft(
        title=_("Yearly return %(year)s: please check, sign and send it") % {"year": year},
        body=_("Open Statistics, Yearly return: look through the checks, let the chair sign, and send it up."),
        due_date=due,
    )
    return send_notice(actor=actor, union=union, draft=draft, to=owing, form_key=form_key)


def _locked(actor: Standing, union: Union, year: int) -> YearlyReturn | None:
    """A return fetched for change; None where nobody has checked it yet. Raises NotFound where it is not one's to know of."""
    readable = permissions.may_read(actor, union)
    if not readable:
        raise NotFound(readable.reason)
    return queries.locked_return(union, year)


def _there(filed: YearlyReturn | None) -> YearlyReturn:
    if filed is None:
        raise NotFound(_("Nobody has checked this return yet."))
    return filed


def _stepped(actor: Standing, filed: YearlyReturn, state: str, remark: str = "") -> YearlyReturn:
    filed.state, filed.remark = state, remark
    filed.save()
    ReturnStep.objects.create(
        of=filed, state=state, done_by=actor.person, at=clock.now(), remark=remark, fingerprint=filed.fingerprint
    )
    audit.record(actor.person, f"statistics.return_{state}", filed, fingerprint=filed.fingerprint)
    return filed
