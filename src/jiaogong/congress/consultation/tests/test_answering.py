from __future__ import annotations

from typing import cast

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.documents import paper_of
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.consultation.tests.factories import answered_round, give, make_round
from jiaogong.congress.models import RoundAnswer
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry, Figure
from jiaogong.members.tests.factories import make_member
from jiaogong.official.paper import Grid, Text

pytestmark = pytest.mark.django_db


def test_alike_opinions_share_one_answer_and_one_answered_anew_leaves_it(chair, school, mei):
    found = make_round(school, by=chair)
    keys = [give(found, by=who).pk for who in (mei, chair, mei)]
    services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=keys, outcome="adopted")

    anew = services.answer_opinions(
        actor=chair, round_id=found.pk, opinion_ids=keys[2:], outcome="not_adopted", text="课时由区里规定"
    )

    outcomes = dict(rounds.opinions_of(found).values_list("pk", "answer__outcome"))
    assert [outcomes[key] for key in keys] == ["adopted", "adopted", "not_adopted"]
    assert RoundAnswer.objects.count() == 2
    assert list(anew.opinions.values_list("pk", flat=True)) == keys[2:]


def test_an_answer_whose_opinions_all_got_another_is_gone(chair, school, mei):
    found = make_round(school, by=chair)
    key = give(found, by=mei).pk

    for _ in range(2):
        services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=[key], outcome="adopted")

    assert RoundAnswer.objects.count() == 1


@pytest.mark.parametrize("outcome", ["partly", "not_adopted"])
def test_what_is_not_wholly_adopted_is_explained(chair, school, mei, outcome):
    found = make_round(school, by=chair)
    key = give(found, by=mei).pk

    with pytest.raises(RuleBroken, match="is explained to those who gave it"):
        services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=[key], outcome=outcome, text=" ")

    assert RoundAnswer.objects.count() == 0


def test_an_opinion_of_another_round_is_not_answered_with_it(chair, school, mei):
    found, other = make_round(school, by=chair), make_round(school, by=chair)
    keys = [give(found, by=mei).pk, give(other, by=mei).pk]

    for chosen in (keys, []):
        with pytest.raises(RuleBroken, match="Choose at least one opinion of this round"):
            services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=chosen, outcome="adopted")

    assert RoundAnswer.objects.count() == 0


def test_only_officers_answer_and_publish(chair, school, mei):
    found = answered_round(school, by=chair, givers=[mei])
    key = found.opinions.get().pk

    with pytest.raises(NotPermitted):
        services.answer_opinions(actor=mei, round_id=found.pk, opinion_ids=[key], outcome="adopted")
    with pytest.raises(NotPermitted):
        services.publish_answers(actor=mei, round_id=found.pk)


def test_nothing_is_published_while_the_round_runs_or_an_opinion_has_no_answer(chair, school, mei):
    found = make_round(school, by=chair)
    give(found, by=mei)
    with pytest.raises(NotPermitted, match="once the round is over"):
        services.publish_answers(actor=chair, round_id=found.pk)
    services.close_round(actor=chair, round_id=found.pk)

    with pytest.raises(RuleBroken, match="1 opinion has no answer yet"):
        services.publish_answers(actor=chair, round_id=found.pk)

    assert Entry.objects.count() == 0


def test_publishing_freezes_the_counts_and_posts_what_was_collected(chair, school, mei):
    found = answered_round(school, by=chair, givers=[mei, mei, chair], outcome="partly")

    published = services.publish_answers(actor=chair, round_id=found.pk)

    make_member(school)
    entry = Entry.objects.get()
    assert (published.entry, entry.category, entry.state) == (entry, "voice", "confirmed")
    assert entry.sentence == (
        "11月22日至11月22日就《课后服务管理办法（征求意见稿）》征求意见，收到意见3条，采纳（含部分采纳）3条，均已答复。"
    )
    assert list(Figure.objects.values_list("measure", "value")) == [("opinions_collected", 3)]
    counts = rounds.counts_of(published, clock.today())
    assert (counts.asked, counts.givers, counts.opinions, counts.partly) == (2, 2, 3, 3)


def test_a_round_without_opinions_is_published_and_posts_nothing(chair, school):
    found = make_round(school, by=chair)
    services.close_round(actor=chair, round_id=found.pk)

    published = services.publish_answers(actor=chair, round_id=found.pk)

    assert (published.state, published.entry) == ("published", None)


def test_the_paper_tells_each_opinion_beside_its_answer_and_names_nobody(chair, school, mei):
    found = services.publish_answers(actor=chair, round_id=answered_round(school, by=chair, givers=[mei]).pk)

    paper = paper_of(found, rounds.counts_of(found, clock.today()))

    told, grid = cast("tuple[Text, Grid]", paper.blocks)
    assert grid.rows == (("1", "第一条", "每周不超过两次", "采纳。写入正式稿"),)
    assert told.text == (
        "2026年11月22日至2026年11月22日，就《课后服务管理办法（征求意见稿）》向全体教职工（2人）征求意见，"
        "1人提出意见1条。其中采纳1条，部分采纳0条，未采纳0条。"
    )
