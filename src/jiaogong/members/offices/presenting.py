"""A union's bodies as its page shows them: terms, seats, what falls short and what mends it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.members.models import BODY_OF, Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.offices.rules.soundness import Finding
from jiaogong.members.offices.rules.terms import ENDING, NONE, OVER, RUNNING, UNSOUND, WAITING, state_of
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union

_ALWAYS = (Term.Body.COMMITTEE, Term.Body.WOMEN, Term.Body.AUDIT, Term.Body.GROUP)
_FILLS = ("vacant", "acting_long", "too_small", "few_delegates")
_ENDS = ("not_eligible", "incompatible", "gone")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is read: its sentence, its rule, and the act that mends it."""

    text: str
    rule: str
    url: str
    act: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A body on the page."""

    body: str
    label: str
    term: Term | None
    state: str
    seats: list[Office]
    findings: list[Told] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show: the committees always, delegates only where some are on record."""
        return bool(self.term or self.seats or self.findings or self.body in _ALWAYS)

    @property
    def vacant(self) -> int:
        """How many of the seats that were decided stand empty."""
        return max(0, self.term.seats - len({o.person_id for o in self.seats})) if self.term else 0


def told(finding: Finding, union: Union, term: Term | None) -> Told:
    """A finding with the page on which it is mended."""
    url, act = _mending(finding, union, term)
    return Told(finding_told(finding), limit_told(finding.limit), url, act)


def _mending(finding: Finding, union: Union, term: Term | None) -> tuple[str, str]:
    if finding.code == "untrained":
        return reverse("training-record", args=[union.code]), _("Record a training")
    if finding.code in _ENDS:
        return reverse("office", args=[finding.values["office_id"]]), _("End the office")
    if finding.code == "unanswered" and term:
        return reverse("term", args=[term.pk]), _("Reply")
    if finding.code in _FILLS and term and term.is_open:
        return reverse("term-fill", args=[term.pk]), _("Fill a seat")
    return reverse("term-found", args=[union.code, finding.body]), _("Enter an election")


def bodies_of(union: Union, findings: Iterable[Finding], today: dt.date) -> list[Shown]:
    """The bodies that a union has or ought to have, in order; delegates only where some are on record."""
    open_terms = {t.body: t for t in Term.objects.filter(union=union, ended_date__isnull=True)}
    seats: dict[str, list[Office]] = {}
    held = Office.objects.filter(held_on(today), union=union, kind__in=BODY_OF).select_related("person__union")
    for office in sorted(held, key=_rank):
        seats.setdefault(BODY_OF[office.kind], []).append(office)
    found: dict[str, list[Told]] = {}
    for one in findings:
        found.setdefault(one.body, []).append(told(one, union, open_terms.get(one.body)))
    shown = []
    for body in bodies_for(union):
        term = open_terms.get(body)
        state = state_of(term.ends_date if term else None, today)
        label = str(Term.Body(body).label)
        shown.append(Shown(body, label, term, state, seats.get(body, []), found.get(body, [])))
    return shown


def bodies_for(union: Union) -> list[str]:
    """The bodies that a union of that kind can have."""
    if union.kind == Union.Kind.GROUP:
        return [Term.Body.GROUP]
    return [body for body in Term.Body if body != Term.Body.GROUP]


def _rank(office: Office) -> tuple[int, bool, int]:
    return list(BODY_OF).index(office.kind), not office.is_head, office.pk


def finding_told(finding: Finding) -> str:
    """The sentence of a finding, without its rule."""
    told = {
        "no_committee": _("%(members)s members and no committee in office."),
        "too_small": _("The committee has %(count)s for %(members)s members; %(least)s to %(most)s is the rule."),
        "too_large": _("The committee has %(count)s for %(members)s members; %(least)s to %(most)s is the rule."),
        "not_eligible": _("%(name)s sits on the committee and heads the house or is close kin of its head."),
        "vacant": _("No elected chair since %(since)s; %(months)s months are allowed."),
        "acting_long": _("%(name)s has acted as chair since %(since)s; %(months)s months are allowed."),
        "untrained": _("%(name)s, in office since %(since)s, has had no training within %(months)s months."),
        "no_women_committee": _(
            "%(women)s women members and %(count)s in the women's committee; a committee is asked for from %(from)s on."
        ),
        "no_women_commissioner": _("%(women)s women members and no women's commissioner."),
        "no_audit": _("%(members)s members and no audit committee."),
        "audit_size": _("The audit committee has %(count)s; %(least)s to %(most)s is the rule."),
        "incompatible": _("%(name)s audits, and is the chair, in charge of money, or keeps the house's money."),
        "few_delegates": _("%(count)s delegates for %(members)s members; %(least)s to %(most)s is the rule."),
        "many_delegates": _("%(count)s delegates for %(members)s members; %(least)s to %(most)s is the rule."),
        "term_over": _("The term was over on %(ends)s and nobody has been elected since."),
        "term_ending": _("The term ends on %(ends)s."),
        "no_term": _("%(count)s people hold posts and no election is on record."),
        "unanswered": _("The election was reported on %(since)s; a reply is due within %(days)s days."),
        "returned": _("The union above has not approved the election; it is held again."),
        "gone": _("%(name)s has retired, left or moved and still holds the post."),
    }
    return told[finding.code] % finding.values


def state_label(state: str) -> str:
    """What the state of a body's term is called."""
    labels = {
        RUNNING: _("In term"),
        ENDING: _("Ends within 90 days"),
        OVER: _("Term over"),
        NONE: _("No term on record"),
        WAITING: _("Waits for the union above"),
        UNSOUND: _("Something falls short"),
    }
    return labels[state]
