"""The made-up area put into an empty ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from random import Random

from django.db import transaction

from jiaogong.config.demo import recording
from jiaogong.config.demo.acts import acts_of
from jiaogong.config.demo.appraising import CATEGORY as APPRAISAL
from jiaogong.config.demo.appraising import appraise
from jiaogong.config.demo.area import EVENTS, AreaYear, cluster_acts
from jiaogong.config.demo.balloting import ballot
from jiaogong.config.demo.calendars import Calendar
from jiaogong.config.demo.collecting import collect_summaries
from jiaogong.config.demo.consulting import consult
from jiaogong.config.demo.delegates import keep_delegates
from jiaogong.config.demo.electing import elect
from jiaogong.config.demo.evidence import Album, keep_evidence
from jiaogong.config.demo.files import draw_families, fill_file, live_with_files
from jiaogong.config.demo.handing import hand_over
from jiaogong.config.demo.looking_back import send_old_summaries
from jiaogong.config.demo.mandates import CONGRESS_FROM, Mandate, mandates_of
from jiaogong.config.demo.meeting import ask_around, meet
from jiaogong.config.demo.messages import write_letters
from jiaogong.config.demo.organisation import ask_and_set
from jiaogong.config.demo.people import Roster, draw_offices, draw_people
from jiaogong.config.demo.proposals import keep_proposals
from jiaogong.config.demo.proposing import propose
from jiaogong.config.demo.registering import draft_rules, keep_registers
from jiaogong.config.demo.rosters import send_roster
from jiaogong.config.demo.sitting import hold_sessions, prepare_session, sit_today
from jiaogong.config.demo.supervising import supervise
from jiaogong.config.demo.telling import Act, School
from jiaogong.config.demo.terms import keep_terms
from jiaogong.config.demo.tree import AREA_CODE, SEED, SHOWN_SCHOOL, Node, Size, tree
from jiaogong.config.demo.yearly import fill_terms, state_and_file
from jiaogong.kernel import clock
from jiaogong.kernel.sizes import learn_sizes
from jiaogong.ledger.services import close_year
from jiaogong.members.models import Office, Person, Relative
from jiaogong.unions.models import Union
from jiaogong.unions.services import enter_union

PLACE = "安徽/云州市/雁溪区"


@transaction.atomic
def build(size: Size, *, today: dt.date) -> Union:
    """Found the unions, enrol their people and live through last year and this one, to the day."""
    nodes = tree(size)
    unions = _found(nodes)
    rosters = _enrol(nodes, unions, today)
    years = (today.year - 1, today.year)
    mandates = mandates_of(nodes, today)
    told = {year: _live(year, nodes, rosters, mandates) for year in years}
    first_year = years[0]
    wholes: dict[int, dict[str, int]] = {}
    album = Album()
    for year in years:
        wholes[year] = _record_area(told[year][1], rosters[AREA_CODE], album, today)
        if size == "area":
            _record_clusters(year, nodes, unions, rosters[AREA_CODE], today)
    for node in nodes:
        if node.kind == Union.Kind.BASE and node.has_union:
            acts = {year: told[year][0][node.code] for year in years}
            _record_base(node, rosters[node.code], acts, wholes, album, first_year=first_year, today=today)
    ask_and_set(nodes, unions, rosters, today)
    bases = [n for n in nodes if n.kind == Union.Kind.BASE and n.has_union]
    shown = next(n for n in bases if n.short == SHOWN_SCHOOL)
    neighbour = next(n for n in bases if n is not shown)
    live_with_files(rosters[AREA_CODE], rosters[shown.code], rosters[neighbour.code], today=today)
    send_roster(rosters[shown.code], today=today)
    send_old_summaries(rosters[shown.code], today=today)
    meet(rosters[shown.code], today=today)
    ask_around(rosters[AREA_CODE], [rosters[n.code] for n in bases], today=today)
    keep_terms(nodes, rosters, today)
    keep_delegates(nodes, rosters, today)
    elect(rosters[shown.code], rosters[AREA_CODE], today=today)
    others = [rosters[n.code] for n in bases if n is not shown][:4]
    appraise(rosters[shown.code], others, rosters[AREA_CODE], today=today)
    hold_sessions([rosters[n.code] for n in bases], today=today)
    prepare_session(rosters[shown.code], today=today)
    keep_registers([rosters[n.code] for n in bases], today=today)
    draft_rules(rosters[shown.code], today=today)
    sit_today(rosters[_in_session(bases, shown).code], today=today)
    consult([rosters[n.code] for n in bases], rosters[shown.code], today=today)
    keep_proposals([rosters[n.code] for n in bases], today=today)
    propose(rosters[shown.code], today=today)
    supervise(rosters[shown.code], others, today=today)
    ballot(rosters[shown.code], rosters[AREA_CODE], today=today)
    state_and_file(nodes, rosters, today=today)
    collect_summaries([rosters[n.code] for n in bases], rosters[shown.code], rosters[AREA_CODE], today=today)
    hand_over(rosters[shown.code], today=today)
    write_letters(rosters[shown.code])
    learn_sizes()
    return unions[AREA_CODE]


def _in_session(bases: list[Node], shown: Node) -> Node:
    """The school that is in session today: one whose delegates meet, or else any school beside the one shown."""
    schools = [n for n in bases if n is not shown and n.level != "organ"]
    return next((n for n in schools if n.staff >= CONGRESS_FROM), schools[0])


def _found(nodes: list[Node]) -> dict[str, Union]:
    unions: dict[str, Union] = {}
    for node in nodes:
        unions[node.code] = enter_union(
            actor=None,
            code=node.code,
            name=node.name,
            short_name=node.short,
            kind=node.kind,
            sector=node.sector,
            place=PLACE,
            parent=unions.get(node.parent),
            has_union=node.has_union,
        )
    return unions


def _enrol(nodes: list[Node], unions: dict[str, Union], today: dt.date) -> dict[str, Roster]:
    drawn = {node.code: draw_people(node, unions[node.code], today=today) for node in nodes if node.staff}
    for node in nodes:
        for person in drawn.get(node.code, ()):
            fill_file(person, node, today=today)
            fill_terms(person, node)
    Person.objects.bulk_create([p for people in drawn.values() for p in people], batch_size=1000)
    offices = {
        node.code: draw_offices(node, unions[node.code], drawn[node.code], today=today) for node in nodes if node.staff
    }
    Office.objects.bulk_create([o for held in offices.values() for o in held], batch_size=1000)
    families = [r for people in drawn.values() for r in draw_families(people, today=today)]
    Relative.objects.bulk_create(families, batch_size=1000)
    return {code: Roster(unions[code], tuple(people), tuple(offices[code])) for code, people in drawn.items()}


def _live(
    year: int, nodes: list[Node], rosters: dict[str, Roster], mandates: Mapping[str, Mandate]
) -> tuple[dict[str, list[Act]], dict[str, Act]]:
    """The year's acts: of each base union by code, and the area's own by key."""
    calendar = Calendar(year)
    schools = [
        School(n, rosters[n.code], calendar, Random(f"{SEED}:{n.code}:{year}"), mandates[n.code])
        for n in nodes
        if n.kind == "base" and n.has_union
    ]
    whole = AreaYear(calendar, Random(f"{SEED}:area:{year}"), schools)
    for event in EVENTS:
        event(whole)
    return {s.node.code: acts_of(s) for s in schools}, whole.acts


def _record_area(acts: dict[str, Act], roster: Roster, album: Album, today: dt.date) -> dict[str, int]:
    """Post the area's own acts of a year; the entries that shares are part of, by key."""
    done = {key: a for key, a in acts.items() if a.facts.last_day <= today}
    days = sorted({_next_month(a.facts.last_day, today) for a in done.values()})
    keys: dict[str, int] = {}
    for day in days:
        batch = {key: a for key, a in done.items() if _next_month(a.facts.last_day, today) == day}
        entries = recording.post_at_once(roster, roster.union, list(batch.values()), on=day)
        keys.update({key: e.pk for key, e in zip(batch, entries, strict=True)})
        with clock.stopped_at(day):
            keep_evidence(
                [recording.Recorded(a, e) for a, e in zip(batch.values(), entries, strict=True)], roster, album
            )
    return keys


def _next_month(day: dt.date, today: dt.date) -> dt.date:
    return min((day.replace(day=1) + dt.timedelta(days=32)).replace(day=3), today)


def _record_clusters(year: int, nodes: list[Node], unions: dict[str, Union], roster: Roster, today: dt.date) -> None:
    for number, node in enumerate((n for n in nodes if n.kind == Union.Kind.CLUSTER), 1):
        members = sum(1 for n in nodes if n.parent == node.code and n.has_union)
        acts = cluster_acts(number, members, Calendar(year), Random(f"{SEED}:{node.code}:{year}"), node.short)
        done = [a for a in acts if a.facts.last_day <= today]
        recording.post_at_once(roster, unions[node.code], done, on=max((a.facts.last_day for a in done), default=today))


def _record_base(
    node: Node,
    roster: Roster,
    acts: dict[int, list[Act]],
    wholes: dict[int, dict[str, int]],
    album: Album,
    *,
    first_year: int,
    today: dt.date,
) -> None:
    rng = Random(f"{SEED}:record:{node.code}")
    parts = {f"{year}:{key}": pk for year, keys in wholes.items() for key, pk in keys.items()}
    kept: list[Act] = []
    for year, told in acts.items():
        kept += recording.kept_acts(rng, node, [a.of_year(year) for a in told], today=today)
    if node.short == SHOWN_SCHOOL:  # whose appraisals are held on their own pages
        kept = [a for a in kept if a.facts.category != APPRAISAL]
        acts = {year: [a for a in told if a.facts.category != APPRAISAL] for year, told in acts.items()}
    recorded = recording.record(rng, node, roster, kept, wholes=parts, first_year=first_year, today=today)
    recording.plan_ahead(rng, node, roster, acts[today.year], today=today)
    if node.habit == "two_monthly":
        keep_evidence(recorded, roster, album)
        if node.short != SHOWN_SCHOOL and rng.random() < 0.3:
            close_year(actor=roster.office_holder(Office.Kind.CHAIR), union=roster.union, year=first_year)
