"""What is decided about the claims of old texts: entries made once, joined, dropped, taken back; duplicates known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.services import confirm_entry, draft_entry
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.summaries import queries, services
from jiaogong.summaries.models import OldClaim, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2025")
MATCH = "3月8日，组织教职工羽毛球赛，42人参加。"
LECTURE = "5月6日，举办师德报告会，67人参加。"
ANY = queries.DeskFilter()


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def read_in(who: Standing, body: str, union: Union | None = None) -> Text:
    return services.read_in(actor=who, union=union or who.home, period=YEAR, title="旧总结", body=body)


def claims(text: Text) -> list[OldClaim]:
    return list(text.claims.order_by("start"))


def doubts(text: Text) -> list[str]:
    return [claim.doubts for claim in claims(text)]


def match(who: Standing) -> Entry:
    act = facts(title="教职工羽毛球赛", start=dt.date(2025, 3, 8), sentence=MATCH)
    return draft_entry(actor=who, union=who.home, facts=act)


def test_a_claim_becomes_one_draft_that_keeps_its_words_and_place(chair):
    claim = claims(read_in(chair, MATCH + LECTURE))[1]

    entries = [services.accept_claim(actor=chair, claim_id=claim.pk) for _time in range(2)]

    assert entries[0] == entries[1] == Entry.objects.get()
    assert (entries[0].state, entries[0].source, entries[0].source_name, entries[0].start_date) == (
        "draft",
        "text",
        "旧总结",
        dt.date(2025, 5, 6),
    )
    assert entries[0].source_quote == claim.quote == (MATCH + LECTURE)[claim.start : claim.end]


def test_a_plan_becomes_a_planned_entry_with_a_due_date_only_by_its_own_act(chair):
    text = read_in(chair, MATCH + "\n下一步，2026年12月将举办教职工合唱比赛。")

    services.accept_sure(actor=chair, narrowed=ANY)
    planned = text.claims.get(status="planned")
    entry = services.accept_claim(actor=chair, claim_id=planned.pk)

    assert list(Entry.objects.order_by("pk").values_list("state", flat=True)) == ["draft", "planned"]
    assert entry.due_date == dt.date(2026, 12, 31)


def test_what_was_dropped_or_accepted_is_taken_back_and_the_draft_goes(chair):
    dropped, accepted = claims(read_in(chair, MATCH + LECTURE))
    services.drop_claim(actor=chair, claim_id=dropped.pk)
    services.accept_claim(actor=chair, claim_id=accepted.pk)

    for claim in (dropped, accepted):
        services.undo_decision(actor=chair, claim_id=claim.pk)

    assert (Entry.objects.count(), OldClaim.objects.filter(decision__isnull=True).count()) == (0, 2)
    acts = AuditLine.objects.filter(act__startswith="summaries.claim").order_by("pk").values_list("act", flat=True)
    assert [act.removeprefix("summaries.claim_") for act in acts] == ["dropped", "accepted", "undone", "undone"]


def test_an_entry_that_was_confirmed_since_is_not_taken_back_from_the_desk(chair):
    claim = claims(read_in(chair, MATCH))[0]
    entry = services.accept_claim(actor=chair, claim_id=claim.pk)
    confirm_entry(actor=chair, entry_id=entry.pk)

    with pytest.raises(RuleBroken, match="changed or confirmed since"):
        services.undo_decision(actor=chair, claim_id=claim.pk)

    assert Entry.objects.get().state == "confirmed"


def test_what_is_in_the_ledger_already_is_not_dropped_from_the_text(chair):
    claim = claims(read_in(chair, MATCH))[0]
    services.accept_claim(actor=chair, claim_id=claim.pk)

    with pytest.raises(RuleBroken, match="in the ledger already"):
        services.drop_claim(actor=chair, claim_id=claim.pk)


def test_an_act_that_the_ledger_has_is_known_and_joined_and_never_doubled(chair):
    entry = match(chair)
    text = read_in(chair, "3月8日举办教工羽毛球比赛，参加的有42人。" + LECTURE)

    services.accept_sure(actor=chair, narrowed=ANY)
    known = claims(text)[0]
    services.join_claim(actor=chair, claim_id=known.pk, entry_id=entry.pk)

    assert (known.likely_entry, known.doubts) == (entry, "|known|")
    assert [e.title for e in Entry.objects.order_by("pk")] == ["教职工羽毛球赛", "师德报告会"]
    known.refresh_from_db()
    assert known.decision is not None
    assert (known.decision.outcome, known.decision.entry) == ("joined", entry)


def test_an_act_recorded_after_the_text_was_read_is_found_before_all_are_accepted(chair):
    text = read_in(chair, MATCH)
    entry = match(chair)

    taken = services.accept_sure(actor=chair, narrowed=ANY)

    claim = claims(text)[0]
    assert (taken, claim.likely_entry, claim.doubts) == (services.Taken(0, 1), entry, "|known|")
    assert Entry.objects.count() == 1


def test_an_act_told_twice_in_one_text_becomes_one_draft(chair):
    text = read_in(chair, MATCH + LECTURE + "\n全年3月8日举办教工羽毛球比赛，参加的有42人。")

    taken = services.accept_sure(actor=chair, narrowed=ANY)

    assert (taken, Entry.objects.count()) == (services.Taken(2, 1), 2)
    assert claims(text)[2].likely_entry == Entry.objects.get(title__contains="羽毛球")


def test_a_total_of_what_the_ledger_counts_one_by_one_is_not_counted_again(chair):
    for day in (6, 20):
        act = facts(
            category="care", title="慰问一线教师", start=dt.date(2025, 6, day), figures=(FigureFact("visits", 9),)
        )
        draft_entry(actor=chair, union=chair.home, facts=act)

    text = read_in(chair, "全年走访慰问教职工18人次。")

    assert (doubts(text), Entry.objects.count()) == (["|total|"], 2)


def test_a_total_of_what_the_same_text_tells_one_by_one_is_doubtful(chair):
    text = read_in(chair, "全年走访慰问教职工18人次。\n6月6日走访慰问教职工9人次。\n9月3日走访慰问教职工9人次。")

    assert doubts(text) == ["|total|", "", ""]


def test_an_act_told_by_the_school_and_by_its_area_is_shown_as_one(school, chair):
    officer = make_officer(school.parent)
    first = claims(read_in(chair, MATCH))[0]

    second = claims(read_in(officer, "3月8日举办教工羽毛球比赛，参加的有42人。", union=school.parent))[0]

    assert (second.twin, second.doubts) == (first, "|twice|")


def test_a_text_of_another_branch_is_nothing_to_compare_with(school, chair):
    read_in(chair, MATCH)
    other = make_officer(make_union(school.parent))

    assert doubts(read_in(other, MATCH)) == [""]


def test_names_are_matched_to_the_roster_and_the_choice_is_kept(school, chair):
    bai = make_person(school, name="白若溪")
    twins = [make_person(school, name="沈一诺") for _n in range(2)]
    text = read_in(chair, "3月8日，白若溪、沈一诺老师在羽毛球赛中获一等奖。")
    claim = claims(text)[0]

    entry = services.accept_claim(actor=chair, claim_id=claim.pk, people=[twins[1].pk])

    assert claim.names == [{"name": "沈一诺", "why": "several", "candidates": [p.pk for p in twins]}]
    assert set(entry.people.all()) == {bai, twins[1]}


def test_nobody_is_named_who_does_not_stand_beside_the_name(school, chair):
    stranger = make_person(school, name="顾南枝")
    claim = claims(read_in(chair, MATCH))[0]

    with pytest.raises(RuleBroken, match="that stand beside the name"):
        services.accept_claim(actor=chair, claim_id=claim.pk, people=[stranger.pk])


@pytest.mark.parametrize(
    "act",
    [
        lambda who, claim: services.accept_claim(actor=who, claim_id=claim.pk),
        lambda who, claim: services.drop_claim(actor=who, claim_id=claim.pk),
        lambda who, claim: services.undo_decision(actor=who, claim_id=claim.pk),
        lambda who, claim: services.join_claim(actor=who, claim_id=claim.pk, entry_id=1),
    ],
)
def test_claims_are_there_for_the_officers_of_their_branch_alone(school, chair, act):
    claim = claims(read_in(chair, MATCH))[0]
    auditor = make_person(school)
    make_office(auditor, kind=Office.Kind.AUDIT)

    for who in (standing_of(auditor), make_officer(make_union(school.parent))):
        with pytest.raises(NotFound):
            act(who, claim)

    assert Entry.objects.count() == 0


def test_an_entry_that_one_may_not_see_is_not_joined(school, chair):
    other = make_officer(make_union(school.parent))
    hidden = make_entry(other.home, by=other)
    claim = claims(read_in(chair, MATCH))[0]

    with pytest.raises(NotFound):
        services.join_claim(actor=chair, claim_id=claim.pk, entry_id=hidden.pk)


def test_the_desk_shows_the_doubtful_first_and_pages_by_key(chair):
    match(chair)
    body = "".join(f"{month}月6日，举办师德报告会，{month + 20}人参加。" for month in range(1, 10))
    read_in(chair, body + "\n3月8日，举办教工羽毛球比赛，参加的有42人。")

    found: list[OldClaim] = []
    after = ""
    while True:
        page = queries.desk_page(chair, ANY, after, size=4)
        found, after = found + page.rows, page.after
        if not after:
            break

    assert (len(found), len({c.pk for c in found}), [bool(c.doubts) for c in found][:2]) == (10, 10, [True, False])
    assert queries.desk_counts(chair, ANY) == queries.DeskCounts(done=10, sure=9, rate=0, planned=0, said=0, decided=0)


@pytest.mark.parametrize("texts", [1, 3])
def test_the_desk_asks_as_often_however_many_texts_there_are(chair, texts, django_assert_num_queries):
    for _n in range(texts):
        read_in(chair, MATCH + LECTURE)

    with django_assert_num_queries(2):
        queries.desk_page(chair, ANY, "")
        queries.desk_counts(chair, ANY)


def test_the_claims_of_a_text_kept_before_there_was_a_desk_are_laid_out_with_what_was_decided(chair):
    text = read_in(chair, MATCH + LECTURE)
    services.drop_claim(actor=chair, claim_id=claims(text)[0].pk)
    OldClaim.objects.all().delete()

    services.stage_missing(actor=chair, text_id=text.pk)

    assert [claim.decision and claim.decision.outcome for claim in claims(text)] == ["dropped", None]


def test_an_act_under_another_category_is_offered_to_be_joined_and_never_taken_as_sure(chair, school):
    entry = make_entry(
        school, by=chair, category="women", title="女教职工羽毛球赛", sentence="3月8日举行女教职工羽毛球赛，42人参加。",
        start=dt.date(2025, 3, 8), end=None, figures=(FigureFact("participants", 42),),
    )  # fmt: skip
    text = read_in(chair, MATCH)
    claim = claims(text)[0]

    taken = services.accept_sure(actor=chair, narrowed=queries.DeskFilter(text=text.pk))

    assert (claim.category, claim.likely_entry, claim.doubts) == ("culture", entry, "|known|")
    assert (taken.accepted, Entry.objects.count()) == (0, 1)


def test_a_joined_sentence_is_a_further_source_of_its_entry_for_those_who_may_read_the_text(chair, school):
    entry = make_entry(school, by=chair, category="culture", title="羽毛球赛", start=dt.date(2025, 3, 8))
    text = read_in(chair, MATCH)
    services.join_claim(actor=chair, claim_id=claims(text)[0].pk, entry_id=entry.pk)

    readers = (chair, make_member(school))
    pages = [signed_in(who).get(reverse("entry-told", args=[entry.pk])) for who in readers]

    told = [[telling.claim.quote for telling in page.context["tellings"]] for page in pages]
    assert told == [["3月8日，组织教职工羽毛球赛，42人参加"], []]
    services.undo_decision(actor=chair, claim_id=claims(text)[0].pk)
    assert list(queries.tellings_of(chair, entry)) == []
