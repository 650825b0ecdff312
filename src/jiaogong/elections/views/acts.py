"""The acts that an election's page sends: each reads its form, does one act and says what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jiaogong.elections import queries
from jiaogong.elections.forms import VoteForm
from jiaogong.elections.models import Candidate, Count, Election
from jiaogong.elections.services import counting, declaring, examining, listing, naming, remaining, starting, voting
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import form_key
from jiaogong.members.offices.queries import person_meant
from jiaogong.members.queries import Standing

Act = Callable[[Standing, Election, HttpRequest, Mapping[str, Any]], str]


def _request(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    examining.send_request(actor=who, election_id=found.pk, document=sent["document"])
    return _("The plan is sent; it waits for two replies.")


def _organisers(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    typed = sent["people"].replace("、", "\n").replace("，", "\n").splitlines()
    people = [person_meant(found.union, word).pk for word in typed if word.strip()]
    starting.name_organisers(actor=who, election_id=found.pk, people=people)
    return _("The group is named.")


def _name(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    group = next((g for g in queries.groups_of(found.union) if str(g.pk) == sent["group"]), None)
    person = person_meant(found.union, sent["person"])
    listing.name_candidate(
        actor=who, contest_id=_of(found, sent["contest"]), person_id=person.pk, group=group,
        supporters=sent["supporters"] or 0,
    )  # fmt: skip
    return _("%(name)s is named.") % {"name": person.name}


def _of(found: Election, contest: str) -> int:
    """The key of one of the election's own posts."""
    return next((c.pk for c in found.contests.all() if str(c.pk) == contest), 0)


def _naming(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    asked = naming.open_naming(actor=who, election_id=found.pk, until=sent["until"])
    return _("The heads of the groups are asked to name candidates until %(day)s.") % {"day": asked.naming_until}


def _submit(who: Standing, found: Election, request: HttpRequest, sent: Mapping[str, Any]) -> str:
    listed = _numbers(request, "listed")
    listing.submit_list(actor=who, election_id=found.pk, listed=listed, document=sent["document"])
    return _("The list is sent to be examined.")


def _publish(who: Standing, found: Election, _request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    public = examining.publish_list(actor=who, election_id=found.pk)
    return _("The list is public until %(day)s. Print the notice and put it up.") % {"day": public.public_until}


def _fix(who: Standing, found: Election, _request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    examining.fix_list(actor=who, election_id=found.pk)
    return _("The list is fixed; it can be put to the vote.")


def _reopen(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    listing.reopen_list(actor=who, election_id=found.pk, reason=sent["reason"])
    return _("The list is taken back; it is examined and made public anew.")


def _strike(who: Standing, found: Election, request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    _require_own(Candidate.objects.filter(contest__election=found), _number(request, "candidate"))
    struck = listing.strike_candidate(
        actor=who, candidate_id=_number(request, "candidate"), withdrew=request.POST.get("withdrew") == "yes",
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    return _("%(name)s no longer stands.") % {"name": struck.person.name}


def _object(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    key = int(sent["candidate"]) if sent["candidate"] else None
    examining.record_objection(actor=who, election_id=found.pk, text=sent["text"], candidate_id=key)
    return _("The objection is recorded.")


def _settle(who: Standing, found: Election, request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    _require_own(found.objections.all(), _number(request, "objection"))
    outcome = request.POST.get("outcome", "")
    examining.settle_objection(actor=who, objection_id=_number(request, "objection"), outcome=outcome)
    return _("The objection is settled.")


def _vote(who: Standing, found: Election, request: HttpRequest, sent: Mapping[str, Any]) -> str:
    plan = VoteForm.plan_of(sent)
    voting.put_to_vote(actor=who, election_id=found.pk, plan=plan, form_key=form_key(request))
    return _("The ballot is prepared: name its scrutineers and open it on its page.")


def _renew(who: Standing, found: Election, _request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    count = voting.renew_voters(actor=who, election_id=found.pk)
    return _("%(count)s can vote now.") % {"count": count}


def _fewer(who: Standing, found: Election, request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    contest_id = _of(found, request.POST.get("contest", ""))
    remaining.agree_to_fewer(actor=who, contest_id=contest_id, reason=request.POST.get("reason", ""))
    return _("The number of seats is put right.")


def _vacant(who: Standing, found: Election, request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    contest_id = _of(found, request.POST.get("contest", ""))
    remaining.leave_vacant(actor=who, contest_id=contest_id, reason=request.POST.get("reason", ""))
    return _("The seats stay vacant until a by-election.")


def _anew(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    remaining.name_anew(actor=who, election_id=found.pk, reason=sent["reason"])
    return _("Name candidates for the seats left empty; the new list is examined and made public like the first.")


def _meant(who: Standing, found: Election, request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    _require_own(Count.objects.filter(round__contest__election=found), _number(request, "count"))
    person = person_meant(found.union, request.POST.get("person", ""))
    counting.say_who_is_meant(actor=who, count_id=_number(request, "count"), person_id=person.pk)
    return _("It is noted that %(name)s is meant.") % {"name": person.name}


def _declare(who: Standing, found: Election, _request: HttpRequest, _sent: Mapping[str, Any]) -> str:
    declaring.declare(actor=who, election_id=found.pk)
    return _("The outcome is declared and entered in the union's bodies.")


def _call_off(who: Standing, found: Election, _request: HttpRequest, sent: Mapping[str, Any]) -> str:
    starting.call_off(actor=who, election_id=found.pk, reason=sent["reason"])
    return _("The election is called off.")


def _require_own(rows: QuerySet[Any], key: int) -> None:
    """What the form names hangs on the election of the address."""
    if not rows.filter(pk=key).exists():
        raise NotFound(_("This is not of this election."))


def _number(request: HttpRequest, name: str) -> int:
    return next(iter(_numbers(request, name)), 0)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(key) for key in request.POST.getlist(name) if key.isdecimal() and len(key) < 19]


# Each act: the form whose fields it reads (None: none of its own), and what does it.
ACTS: dict[str, tuple[str | None, Act]] = {
    "request": ("request", _request),
    "organisers": ("organisers", _organisers),
    "name": ("name", _name),
    "naming": ("naming", _naming),
    "submit": ("submit", _submit),
    "publish": (None, _publish),
    "fix": (None, _fix),
    "reopen": ("reopen", _reopen),
    "strike": (None, _strike),
    "object": ("object", _object),
    "settle": (None, _settle),
    "vote": ("vote", _vote),
    "renew": (None, _renew),
    "fewer": (None, _fewer),
    "vacant": (None, _vacant),
    "anew": ("anew", _anew),
    "meant": (None, _meant),
    "declare": (None, _declare),
    "call_off": ("call_off", _call_off),
}
