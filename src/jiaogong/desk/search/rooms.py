"""What each room finds of the words that were typed: one query a room."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.desk.search.hits import Group, Hit, group, noted, some
from jiaogong.entrance.models import SignInPhone
from jiaogong.entrance.queries import phone_digest
from jiaogong.kernel.lists import SORTED
from jiaogong.kernel.script import holding
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import Entry
from jiaogong.ledger.narrowing import Filter, narrowed_for
from jiaogong.meetings import queries as meetings
from jiaogong.meetings.models import Meeting
from jiaogong.members import queries as members
from jiaogong.members.models import Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, within
from jiaogong.notices import queries as notices
from jiaogong.notices.models import Notice
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.queries import changes_visible_to
from jiaogong.proposals import queries as proposals
from jiaogong.proposals.models import Proposal
from jiaogong.summaries import queries as summaries
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union
from jiaogong.unions.queries import found_by_name

FEWEST_DIGITS = 7


def found_everywhere(standing: Standing, words: str) -> list[Group]:
    """The rooms that found something, each with the first few."""
    found = [room(standing, words) for room in (_people, _unions, _entries, _meetings, _proposals, _texts)]
    if standing.read_paths:
        found += [*_notices(standing, words), _changes(standing, words)]
    return [room for room in found if room.hits]


def _people(standing: Standing, words: str) -> Group:
    """By name, spelling and number; by phone only those whose phone one may read."""
    known = members.people_visible_to(standing)
    rows = members.found_by_name(known, words)
    if sum(c.isdigit() for c in words) >= FEWEST_DIGITS:
        rows = rows | known.filter(_phoned(standing, words))
    return group(_("People"), "users", some(_sorted(rows)), _person, "people", q=words)


def _sorted(people: QuerySet[Person]) -> QuerySet[Person]:
    """People in order, found by whatever index finds them first: in order, a rare name is looked for row by row."""
    found = people.order_by().values("pk")[:SORTED]
    return Person.objects.filter(pk__in=found).select_related("union").defer("phone").order_by("pinyin", "pk")


def _person(person: Person) -> Hit:
    return Hit(person.name, reverse("person", args=[person.number]), noted(person.number, person.union.called))


def _phoned(standing: Standing, words: str) -> Q:
    """Whose sign-in phone it is, of oneself and the people of the very unions in which one is an officer."""
    owner = SignInPhone.objects.filter(digest=phone_digest(words)).values("account")
    own = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    return Q(account__in=owner) & (Q(union__in=own) | Q(pk=standing.person.pk))


def _unions(standing: Standing, words: str) -> Group:
    rows = found_by_name(members.unions_visible_to(standing), words).select_related("parent").order_by("path")
    return group(_("Unions"), "sitemap", some(rows), _union, "unions", q=words)


def _union(union: Union) -> Hit:
    above = union.parent.called if union.parent else ""
    state = _("was closed") if union.is_closed else ""
    return Hit(union.name, reverse("union", args=[union.code]), noted(union.code, above, state))


def _entries(standing: Standing, words: str) -> Group:
    """Acts and plans; words are not looked for in what one may not read in detail."""
    rows = narrowed_for(standing, Filter(words=words)).select_related("union").order_by("-start_date", "-pk")
    return group(_("Ledger"), "notebook", some(rows), _entry, "ledger", q=words)


def _entry(entry: Entry) -> Hit:
    state = "" if entry.state == Entry.State.CONFIRMED else entry.get_state_display()
    note = noted(label(entry.in_category), entry.union.called, state)
    return Hit(entry.title, reverse("ledger-entry", args=[entry.pk]), note, entry.start_date)


def _meetings(standing: Standing, words: str) -> Group:
    found = meetings.found_by_words(meetings.meetings_visible_to(standing), words)
    rows = found.select_related("union").order_by("-starts_at", "-pk")
    return group(_("Meetings"), "users-group", some(rows), _meeting, "meetings", q=words)


def _meeting(meeting: Meeting) -> Hit:
    note = noted(meeting.union.called, meeting.get_state_display())
    return Hit(meeting.title, reverse("meeting", args=[meeting.pk]), note, localdate(meeting.starts_at))


def _proposals(standing: Standing, words: str) -> Group:
    found = proposals.found_by_words(proposals.proposals_visible_to(standing), words)
    rows = found.select_related("union").order_by("-since", "-pk")
    return group(_("Proposals and suggestions"), "gavel", some(rows), _proposal, "proposals", q=words)


def _proposal(proposal: Proposal) -> Hit:
    note = noted(proposal.union.called, proposal.get_kind_display(), proposal.get_state_display())
    return Hit(proposal.title, reverse("proposal", args=[proposal.pk]), note, proposal.since)


def _texts(standing: Standing, words: str) -> Group:
    rows = summaries.texts_listed(standing, summaries.Filter(words, union=standing.home))
    return group(_("Summaries"), "file-text", some(rows), _text, "summaries", q=words)


def _text(text: Text) -> Hit:
    return Hit(text.title, reverse("summary", args=[text.pk]), noted(text.union.called, text.period))


def _notices(standing: Standing, words: str) -> list[Group]:
    """Those received and those sent stand in two boxes of one list."""
    received = Q(pk__in=notices.received_by(standing).order_by().values("notice"))
    sent = within(standing.officer_paths, "union__path")
    rows = notices.notices_visible_to(standing).filter(received | sent, holding(words, "title"))
    found = some(rows.select_related("union").order_by("-sent_at", "-pk"))
    ours = [n for n in found if standing.is_officer_of(n.union)]
    theirs = [n for n in found if not standing.is_officer_of(n.union)]
    return [
        group(_("Notices received"), "bell", theirs, _notice, "notices", box=notices.RECEIVED, q=words),
        group(_("Notices sent"), "send", ours, _notice, "notices", box=notices.SENT, q=words),
    ]


def _notice(notice: Notice) -> Hit:
    return Hit(notice.title, reverse("notice", args=[notice.pk]), notice.union.called, localdate(notice.sent_at))


def _changes(standing: Standing, words: str) -> Group:
    about = found_by_name(Union.objects.all(), words).order_by().values("pk")
    rows = changes_visible_to(standing).filter(union__in=about).select_related("union").order_by("-asked_at", "-pk")
    return group(_("Changes to the tree"), "sitemap", some(rows), _change, "union-changes", q=words)


def _change(change: UnionChange) -> Hit:
    note = noted(change.union.called, change.get_state_display())
    url = reverse("union-change", args=[change.pk])
    return Hit(change.get_kind_display(), url, note, localdate(change.asked_at))
