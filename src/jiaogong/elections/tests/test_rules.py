from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation

from jiaogong.elections.rules.counting import Outcome, Turnout, fault_of, is_recalled, outcome, votes_needed
from jiaogong.elections.rules.lacks import ContestNow, lacks_of_list, quorum_lack, way_lack
from jiaogong.elections.rules.standing import Bar, Candidacy, bars, candidates_needed
from jiaogong.kernel.limits import Limit, size_for
from jiaogong.rulepacks import limit

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
TODAY = dt.date(2026, 11, 22)
SIZES = limit("union.committee_size", on=TODAY)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("members", "expected"),
    [(1, (3, 5)), (24, (3, 5)), (25, (3, 7)), (200, (3, 7)), (201, (7, 15)), (1000, (7, 15)), (1001, (15, 21)),
     (5000, (15, 21)), (5001, (21, 29)), (10_000, (21, 29)), (10_001, (25, 37)), (50_000, (25, 37)), (50_001, (35, 45))],
)  # fmt: skip
def test_the_table_of_sizes_turns_at_each_of_its_steps(members, expected):
    assert size_for(SIZES.value, members) == expected


@pytest.mark.parametrize(
    ("seats", "margin", "needed"),
    [(1, 0.05, 2), (3, 0.05, 4), (19, 0.05, 20), (20, 0.05, 21), (21, 0.05, 23), (40, 0.05, 42), (41, 0.05, 44),
     (3, 0, 3), (9, 0.15, 11), (20, 0.15, 23), (21, 0.15, 25)],
)  # fmt: skip
def test_the_margin_is_rounded_up_and_is_one_at_least(seats, margin, needed):
    assert candidates_needed(seats, Limit("", margin, "")) == needed


@pytest.mark.parametrize(
    ("facts", "body", "codes"),
    [
        ({}, "committee", []),
        ({"is_of_branch": False}, "committee", ["outside"]),
        ({"is_member": False}, "women", ["no_member"]),
        ({"is_retired": True}, "audit", ["retired"]),
        ({"has_died": True}, "upper", ["died"]),
        ({"posts": frozenset({"head"})}, "committee", ["head"]),
        ({"posts": frozenset({"heads_kin"})}, "committee", ["heads_kin"]),
        ({"posts": frozenset({"head"})}, "upper", []),
        ({"posts": frozenset({"finance"})}, "committee", []),
        ({"posts": frozenset({"finance"})}, "audit", ["finance"]),
        ({"is_for_chair": True}, "audit", ["chair"]),
        ({"has_money": True}, "audit", ["money"]),
    ],
)
def test_who_may_not_stand_for_what(facts, body, codes):
    found = bars(Candidacy(person_id=1, name="", **facts), body)

    assert [bar.code for bar in found] == codes


def test_what_a_place_may_loosen_names_its_limit():
    assert bars(Candidacy(person_id=1, name="", posts=frozenset({"finance"})), "audit") == (
        Bar("finance", "union.audit_incompatible"),
    )


@pytest.mark.parametrize(
    ("votes", "seats", "needed", "expected"),
    [
        ({}, 2, 16, Outcome(left=2)),
        ({1: 16, 2: 16}, 2, 16, Outcome(elected=(1, 2))),
        ({1: 15, 2: 30}, 2, 16, Outcome(elected=(2,), left=1)),
        ({1: 20, 2: 19, 3: 18}, 2, 16, Outcome(elected=(1, 2))),
        ({1: 20, 2: 18, 3: 18}, 2, 16, Outcome(elected=(1,), tied=(2, 3), left=1)),
        ({1: 18, 2: 18, 3: 18}, 2, 16, Outcome(tied=(1, 2, 3), left=2)),
        ({1: 20, 2: 20, 3: 18, 4: 18, 5: 17}, 3, 16, Outcome(elected=(1, 2), tied=(3, 4), left=1)),
        ({1: 15, 2: 15, 3: 16}, 1, 16, Outcome(elected=(3,))),
        ({1: 3, 2: 3}, 1, 1, Outcome(tied=(1, 2), left=1)),
        ({1: 3, 2: 2}, 1, 1, Outcome(elected=(1,))),
        ({1: 0, 2: 0}, 1, 1, Outcome(left=1)),
    ],
)
def test_seats_go_to_the_most_votes_and_a_tie_at_the_cut_leaves_all_equals_out(votes, seats, needed, expected):
    assert outcome(votes, seats=seats, needed=needed) == expected


@pytest.mark.parametrize(("entitled", "needed"), [(1, 1), (2, 2), (29, 15), (30, 16), (31, 16), (100, 51)])
def test_a_majority_is_of_all_who_should_attend(entitled, needed):
    assert votes_needed(entitled, HALF) == needed


@pytest.mark.parametrize(
    ("present", "issued", "returned", "fault"),
    [(20, 20, 20, ""), (20, 20, 21, "more_returned"), (19, 19, 19, "too_few"), (30, 30, 0, ""), (19, 19, 20, "more_returned")],
)  # fmt: skip
def test_a_vote_is_void_with_too_many_papers_or_too_few_present(present, issued, returned, fault):
    turnout = Turnout(entitled=30, present=present, issued=issued, returned=returned)

    assert fault_of(turnout, TWO_THIRDS) == fault


@pytest.mark.parametrize(("yes", "recalled"), [(14, False), (15, False), (16, True)])
def test_a_recall_takes_more_than_half_of_all(yes, recalled):
    assert is_recalled(yes, 30, HALF) is recalled


def _contest(count: int, **more: Any) -> ContestNow:
    listed = tuple(Candidacy(person_id=at, name=f"候选人{at}") for at in range(count))
    facts: dict[str, Any] = {"name": "Committee member", "body": "committee", "post": "member", "seats": 3, "members": 60,
                             "margin": Limit("election.margin_committee", 0.05, "条例", blocks=True)} | more  # fmt: skip
    return ContestNow(listed=facts.pop("listed", listed), **facts)


@pytest.mark.parametrize(
    ("contest", "codes"),
    [
        (_contest(4), []),
        (_contest(3), ["margin"]),
        (_contest(9, seats=8, size=SIZES), ["size"]),
        (_contest(4, size=SIZES), []),
        (_contest(0, post="chair", seats=1, is_by_body=True), []),
        (_contest(4, listed=tuple(Candidacy(person_id=n, name="章", is_retired=n == 1) for n in range(4))), ["bar"]),
    ],
)
def test_a_list_says_what_it_lacks(contest, codes):
    assert [lack.code for lack in lacks_of_list([contest], {})] == codes


def test_a_lack_names_the_limit_its_value_and_its_source():
    (lack,) = lacks_of_list([_contest(3)], {})

    assert lack.text == (
        "Committee member: 3 stand for 3 seats, 4 are needed. More candidates than seats, committee: 5% (条例)"
    )


def test_nobody_stands_for_two_leading_posts():
    same = (Candidacy(person_id=1, name="章远行"),)
    margin = Limit("election.margin_head", 0, "")
    posts = [_contest(1, name=post, post=post, seats=1, listed=same, margin=margin) for post in ("chair", "vice")]

    assert [lack.text for lack in lacks_of_list(posts, {})] == [
        "章远行 stands for two leading posts: one of them at a time."
    ]


@pytest.mark.parametrize(("present", "is_lacking"), [(19, True), (20, False)])
def test_fewer_than_two_thirds_cannot_elect(present, is_lacking):
    lack = quorum_lack(present, 30, Limit("election.quorum", "2/3", "条例"))

    assert (lack is not None) is is_lacking


@pytest.mark.parametrize(
    ("sits", "is_by_body", "is_lacking"), [(True, True, False), (False, True, True), (False, False, False)]
)
def test_a_body_elects_its_heads_from_its_own_members(sits, is_by_body, is_lacking):
    assert (way_lack("章远行", sits=sits, is_by_body=is_by_body) is not None) is is_lacking
