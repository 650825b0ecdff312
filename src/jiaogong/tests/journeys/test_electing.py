from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from jiaogong.ballots.tests.factories import carried_through
from jiaogong.elections.models import Candidate, Election, Round
from jiaogong.elections.tests.factories import fixed_election, marked, people_of
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey


@pytest.fixture
def election(area: Union, school: Union, chair: Standing) -> Election:
    """Three seats, four candidates, seven members, who vote on each name."""
    above = Standing(chair.person, (Office(union=area, kind=Office.Kind.CHAIR, person=chair.person),))
    return fixed_election(school, by=chair, above=above, people=[people_of(school, 6)[:4]], marks="each")


def put_to_vote(page: Page, election: Election) -> Round:
    page.locator("form:has([name=way]) .btn-primary").click()
    expect(page.locator("main .alert-success")).to_be_visible()
    return Round.objects.select_related("ballot").get(contest__election=election, state=Round.State.PREPARED)


def test_a_tie_is_told_broken_in_a_second_round_and_the_outcome_declared(
    enter: Enter, chair: Standing, election: Election
) -> None:
    page = enter(chair)
    page.goto(f"/elections/{election.pk}/")

    first = put_to_vote(page, election)
    carried_through(
        first.ballot,
        chair,
        [[marked(0, 1, 2, of=4)]] * 3 + [[marked(0, 1, 3, of=4)]] * 3 + [[marked(2, 3, of=4, against=[0])]],
    )
    page.reload()
    expect(page.locator("main")).to_contain_text("候选人己、候选人壬")
    second = put_to_vote(page, election)
    carried_through(second.ballot, chair, [[marked(1, of=2)]] * 4 + [[marked(0, of=2)]] * 3)
    page.reload()
    page.locator("button[value=declare]").click()

    expect(page.locator("main .alert-success")).to_be_visible()
    elected = Candidate.objects.filter(is_elected=True).order_by("pk").values_list("person__name", flat=True)
    assert list(elected) == ["候选人乙", "候选人丁", "候选人壬"]
