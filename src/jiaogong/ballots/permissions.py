"""Who may do what with ballots; each refusal is a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.ballots import queries
from jiaogong.ballots.models import Ballot, Option, Scrutineer, Voter
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

STANDING = (Ballot.State.PREPARED, Ballot.State.OPEN, Ballot.State.CLOSED)
SHARES, OPENERS, TELLERS = 3, 2, 2


def may_prepare(actor: Standing, union: Union) -> Decision:
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself holds ballots for it.") % {"union": union})


def may_change(actor: Standing, ballot: Ballot) -> Decision:
    """Until it opens; afterwards questions and electorate are frozen."""
    if ballot.state != Ballot.State.PREPARED:
        return refused(_("The ballot has been opened: its questions and its voters are frozen."))
    return may_prepare(actor, ballot.union)


def may_change_plan(actor: Standing, ballot: Ballot) -> Decision:
    """What a ballot asks, where nobody but its officers asked for it."""
    may = may_change(actor, ballot)
    if may and not ballot.purpose:
        return refused(_("An election, appraisal or resolution asked for this ballot: what it asks is set there."))
    return may


def may_call_off(actor: Standing, ballot: Ballot) -> Decision:
    if ballot.state not in STANDING:
        return refused(_("The ballot is over: %(state)s.") % {"state": ballot.get_state_display()})
    return may_prepare(actor, ballot.union)


def may_open(actor: Standing, ballot: Ballot) -> Decision:
    """Once somebody may vote, and whoever is to open the papers is ready."""
    may = may_change(actor, ballot)
    missing = next(lacks(ballot), None)
    return refused(missing) if may and missing else may


def lacks(ballot: Ballot) -> Iterator[str]:
    """What a prepared ballot needs before it can open, sentence by sentence."""
    if not ballot.voters.exists():
        yield _("Nobody stands on the roll: name the voters first.")
    if ballot.closes_at is not None and ballot.closes_at <= clock.now():
        yield _("The ballot was to close before it has opened: set another end.")
    named = [s.has_taken_up for s in ballot.scrutineers.all()]
    if ballot.way != Ballot.Way.PAPER and (len(named) < SHARES or not all(named)):
        told = {"least": SHARES, "named": len(named), "ready": sum(named)}
        yield (
            _(
                "At least %(least)s hold a share of the key, and all of them have taken up the duty: "
                "%(named)s are named, %(ready)s have."
            )
            % told
        )
    if ballot.way != Ballot.Way.SCREEN and ballot.tellers.count() < TELLERS:
        yield _("Papers are counted by two tellers: name them first.")
    standing = Option.objects.filter(question__ballot=ballot, person__isnull=False).values("person")
    for stands in Person.objects.filter(pk__in=standing):
        if ballot.scrutineers.filter(person=stands).exists() or ballot.tellers.filter(person=stands).exists():
            yield _("%(person)s is voted on and can be neither scrutineer nor teller.") % {"person": stands}


def may_close(actor: Standing, ballot: Ballot) -> Decision:
    """By hand where no end was set; where one was, only once nobody owes a vote."""
    if ballot.state != Ballot.State.OPEN:
        return refused(_("The ballot is not open: %(state)s.") % {"state": ballot.get_state_display()})
    if ballot.closes_at is not None and ballot.voters.filter(mark=Voter.Mark.NONE).exists():
        return refused(_("Some still owe a vote: the ballot closes at the time that was announced."))
    return may_prepare(actor, ballot.union)


def awaits(ballot: Ballot) -> Iterator[str]:
    """What a closed ballot waits for until it is counted, sentence by sentence, each with whoever owes it."""
    if ballot.way != Ballot.Way.SCREEN and queries.agreed_sheet(ballot) is None:
        owing = ballot.tellers.filter(sheets__isnull=True).select_related("person")
        yield from (_("%(person)s has not entered a count of the papers yet.") % {"person": t.person} for t in owing)
        if not owing:
            yield _("The tellers' counts differ: they count again what differs.")
    if ballot.way == Ballot.Way.PAPER:
        return
    shares = list(ballot.scrutineers.filter(share__isnull=False).select_related("person"))
    lacking = OPENERS - sum(s.has_opened for s in shares)
    told = ngettext(
        "%(count)s more passphrase opens the papers.", "%(count)s more passphrases open the papers.", lacking
    )
    yield told % {"count": lacking}
    for one in (s for s in shares if not s.has_opened):
        if one.is_spare:
            yield _("%(person)s keeps the spare share and can stand in for a scrutineer.") % {"person": one.person}
        else:
            yield _("%(person)s has not given the passphrase yet.") % {"person": one.person}


def may_vote(ballot: Ballot, voter: Voter | None, *, is_paper: bool = False) -> Decision:
    """While it is open, once, whoever stands on the roll and still belongs to the union's branch."""
    if voter is None:
        return refused(_("You do not stand on the roll of this ballot."))
    if ballot.state == Ballot.State.PREPARED:
        return refused(_("The ballot has not been opened yet."))
    if not _takes_votes(ballot):
        return refused(_("The ballot is closed; no vote is taken any more."))
    if ballot.way == Ballot.Way.PAPER and not is_paper:
        return refused(_("This ballot is held on paper alone."))
    if voter.mark == Voter.Mark.SCREEN:
        return refused(_("You have already voted in this ballot."))
    if voter.mark == Voter.Mark.PAPER:
        return refused(_("You were handed a paper for this ballot and vote with that."))
    if has_left(voter.person, ballot.union):
        return refused(_("You have left %(union)s since the roll was frozen.") % {"union": ballot.union})
    return ALLOWED


def _takes_votes(ballot: Ballot) -> bool:
    """Whether it is open and its time is not over, closed by the clock already or not."""
    return ballot.state == Ballot.State.OPEN and (ballot.closes_at is None or ballot.closes_at > clock.now())


def has_left(person: Person, union: Union) -> bool:
    """Whether somebody no longer belongs to the branch of a union."""
    today = clock.today()
    left = [day for day in (person.left_date, person.death_date) if day is not None]
    return any(day <= today for day in left) or not person.union.is_within(union) or person.merged_into_id is not None


def may_see_roll(actor: Standing, ballot: Ballot) -> Decision:
    """Who still owes a vote: the union's own officers and the scrutineers."""
    if ballot.scrutineers.filter(person=actor.person).exists():
        return ALLOWED
    return may_prepare(actor, ballot.union)


def may_take_up(scrutineer: Scrutineer | None, ballot: Ballot) -> Decision:
    if scrutineer is None:
        return refused(_("You are no scrutineer of this ballot."))
    if ballot.state != Ballot.State.PREPARED:
        return refused(_("The ballot has been opened: the shares of its key are given out."))
    return ALLOWED


def may_give_passphrase(scrutineer: Scrutineer | None, ballot: Ballot) -> Decision:
    """After the close, each once; whoever comes second opens the papers."""
    if scrutineer is None:
        return refused(_("You are no scrutineer of this ballot."))
    if ballot.state != Ballot.State.CLOSED:
        return refused(_("Papers are opened once the ballot is closed, and only once."))
    if scrutineer.has_opened:
        return refused(_("You have given your passphrase; another scrutineer's is needed."))
    if scrutineer.share is None:
        return refused(_("You hold no share of this ballot's key."))
    return ALLOWED


def may_hand_papers(actor: Standing, ballot: Ballot) -> Decision:
    if ballot.way == Ballot.Way.SCREEN:
        return refused(_("This ballot is held on screen alone."))
    if not _takes_votes(ballot):
        return refused(_("Papers are handed out while the ballot is open."))
    return may_prepare(actor, ballot.union)


def may_make_links(actor: Standing, ballot: Ballot) -> Decision:
    if ballot.way == Ballot.Way.PAPER:
        return refused(_("This ballot is held on paper alone."))
    if not _takes_votes(ballot):
        return refused(_("Links are made while the ballot is open."))
    return may_prepare(actor, ballot.union)


def may_enter_sheet(actor: Standing, ballot: Ballot) -> Decision:
    """The tellers, once the ballot is closed."""
    if not ballot.tellers.filter(person=actor.person).exists():
        return refused(_("You are no teller of this ballot."))
    if ballot.state != Ballot.State.CLOSED:
        return refused(_("Papers are counted once the ballot is closed, and only once."))
    return ALLOWED
