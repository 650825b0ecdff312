"""The outline of a text changed, its words edited, written anew, older versions taken back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Figure
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries import queries, services
from jiaogong.summaries.models import Text, TextVersion
from jiaogong.summaries.rules.pieces import Piece
from jiaogong.summaries.services.writing import Choices
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")
DRAFT = "全年办事二十件。\n一、关爱服务\n走访18人次。\n二、文体活动\n办赛3场。\n"


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


@pytest.fixture
def text(chair: Standing, school: Union) -> Text:
    return services.bring_in(actor=chair, union=school, period=YEAR, title="总结", body=DRAFT)


def body_of(text: Text) -> str:
    return Text.objects.get(pk=text.pk).body


def keys(text: Text) -> list[str]:
    return [piece.key for piece in pieces(text)]


def pieces(text: Text) -> list[Piece]:
    return queries.pieces_of_text(Text.objects.get(pk=text.pk))


def test_a_draft_brought_in_is_kept_as_its_sections(text):
    told = [(piece.key, piece.heading, piece.body) for piece in pieces(text)]

    assert told == [
        ("opening", "", "全年办事二十件。"),
        ("part-1", "关爱服务", "走访18人次。"),
        ("part-2", "文体活动", "办赛3场。"),
    ]


def test_a_section_moved_up_takes_the_other_number(chair, text):
    services.move_section(actor=chair, text_id=text.pk, key="part-2", by=-1, seen_version=1)

    assert body_of(text) == "全年办事二十件。\n一、文体活动\n办赛3场。\n二、关爱服务\n走访18人次。\n"


def test_a_section_left_out_is_gone_from_the_text_and_comes_back_with_its_words(chair, text):
    services.leave_out(actor=chair, text_id=text.pk, key="part-1", seen_version=1)
    without = body_of(text)

    services.leave_out(actor=chair, text_id=text.pk, key="part-1", seen_version=2, out=False)

    assert (without, body_of(text)) == ("全年办事二十件。\n一、文体活动\n办赛3场。\n", DRAFT)


def test_a_paragraph_of_ones_own_stands_behind_the_section_it_was_put_behind(chair, text):
    key = uuid.uuid4()
    for _ in range(2):
        services.add_section(
            actor=chair, text_id=text.pk, heading="", body="另有一事。", after="part-1", seen_version=1, form_key=key
        )

    assert body_of(text) == DRAFT.replace("18人次。\n", "18人次。\n另有一事。\n")
    assert TextVersion.objects.filter(text=text).count() == 2


def test_only_a_section_of_ones_own_is_removed(chair, text):
    services.add_section(actor=chair, text_id=text.pk, heading="附言", body="谢谢。", after="part-2", seen_version=1)
    services.remove_section(actor=chair, text_id=text.pk, key="own-1", seen_version=2)

    with pytest.raises(RuleBroken, match="leave this one out"):
        services.remove_section(actor=chair, text_id=text.pk, key="part-1", seen_version=3)

    assert body_of(text) == DRAFT


def test_a_section_that_is_none_is_not_found(chair, text):
    with pytest.raises(NotFound, match="no such section"):
        services.leave_out(actor=chair, text_id=text.pk, key="nowhere", seen_version=1)


def test_two_who_edit_different_sections_do_not_stand_in_each_others_way(chair, text):
    edit(chair, text, "part-1", "走访19人次。", seen=1)
    edit(chair, text, "part-2", "办赛4场。", seen=1)

    assert body_of(text) == DRAFT.replace("18", "19").replace("3场", "4场")


def test_two_who_edit_the_same_section_are_told(chair, text):
    edit(chair, text, "part-1", "走访19人次。", seen=1)

    with pytest.raises(ChangedMeanwhile):
        edit(chair, text, "part-1", "走访20人次。", seen=1)

    assert body_of(text) == DRAFT.replace("18", "19")


def edit(chair: Standing, text: Text, key: str, body: str, *, seen: int, heading: str | None = None) -> Text:
    old = next(piece for piece in pieces(text) if piece.key == key)
    return services.edit_section(
        actor=chair, text_id=text.pk, key=key, heading=old.heading if heading is None else heading, body=body,
        seen_version=seen,
    )  # fmt: skip


def test_every_change_is_a_version_and_an_older_one_can_be_taken_back(chair, text):
    edit(chair, text, "part-1", "走访19人次。", seen=1, heading="三、暖心服务")
    services.move_section(actor=chair, text_id=text.pk, key="part-1", by=1, seen_version=2)

    services.restore_version(actor=chair, text_id=text.pk, number=1, seen_version=3)

    acts = list(TextVersion.objects.filter(text=text).order_by("number").values_list("act", flat=True))
    assert (body_of(text), keys(text), acts) == (
        DRAFT,
        ["opening", "part-1", "part-2"],
        ["brought", "edited", "outline", "restored"],
    )


def test_a_text_changed_as_a_whole_keeps_its_sections(chair, text):
    services.change_text(actor=chair, text_id=text.pk, body=DRAFT.replace("18", "81"), seen_version=1)

    assert [piece.body for piece in pieces(text)] == ["全年办事二十件。", "走访81人次。", "办赛3场。"]


@pytest.fixture
def written(chair: Standing, school: Union) -> Text:
    make_entry(
        school, by=chair, category="culture", title="羽毛球赛", sentence="", figures=(FigureFact("participants", 42),)
    )
    return services.write_text(actor=chair, union=school, period=YEAR)


def test_figures_stay_at_their_places_when_the_text_around_them_changes(chair, written):
    services.add_section(actor=chair, text_id=written.pk, heading="", body="写在前面的话。", after="", seen_version=1)

    text = Text.objects.get(pk=written.pk)
    figure = next(f for f in text.figures if f["measure"] == "participants")
    assert text.body[figure["start"] : figure["end"]].startswith("42")


def test_written_anew_new_acts_flow_in_and_own_words_stay(chair, school, written):
    first = pieces(written)[0]
    services.edit_section(
        actor=chair,
        text_id=written.pk,
        key=first.key,
        heading="",
        body=first.body + "\n这一句是自己写的。",
        seen_version=1,
    )
    make_entry(school, by=chair, category="care", title="走访", sentence="", figures=(FigureFact("visits", 77),))
    rewriting = services.rewriting_of(Text.objects.get(pk=written.pk))

    services.write_anew(actor=chair, text_id=written.pk, mark=rewriting.mark, choices={})

    body = body_of(written)
    assert ("77人次" in body, "这一句是自己写的。" in body) == (True, True)


def test_where_both_changed_a_sentence_the_choice_decides(chair, written):
    first = pieces(written)[0]
    services.edit_section(
        actor=chair, text_id=written.pk, key=first.key, heading="", body=first.body.replace("42", "44"), seen_version=1
    )
    Figure.objects.filter(measure="participants").update(value=60)
    rewriting = services.rewriting_of(Text.objects.get(pk=written.pk))
    one = next(one for one in rewriting.sections if one.clashes)
    choices: Choices = {one.piece.key: {n: "anew" for n, chunk in enumerate(one.chunks) if chunk.kind == "both"}}

    services.write_anew(actor=chair, text_id=written.pk, mark=rewriting.mark, choices=choices)

    assert ("44" in body_of(written), body_of(written) == Text.objects.get(pk=written.pk).written_body) == (False, True)


def test_a_ledger_that_moved_on_since_the_preview_is_shown_again(chair, school, written):
    rewriting = services.rewriting_of(written)
    make_entry(school, by=chair, category="care", title="走访", sentence="", figures=(FigureFact("visits", 77),))

    with pytest.raises(ChangedMeanwhile, match="look at it again"):
        services.write_anew(actor=chair, text_id=written.pk, mark=rewriting.mark, choices={})


def test_a_draft_brought_in_is_not_written_anew(text):
    with pytest.raises(RuleBroken, match="not written from the ledger"):
        services.rewriting_of(text)


def test_last_years_text_is_the_most_final_one(chair, school, text):
    old = services.read_in(actor=chair, union=school, period=parse("2025"), title="旧", body="去年办事。")
    signed = services.bring_in(actor=chair, union=school, period=parse("2025"), title="定", body="去年办事。")
    services.sign_text(actor=chair, text_id=signed.pk, seen_version=1)

    before = queries.text_before(chair, text)

    assert (before, old.pk == signed.pk) == (signed, False)
