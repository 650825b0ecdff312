import pytest

from jiaogong.prose.clauses import Clause, Kind, cut_clauses, may_tell
from jiaogong.prose.cues import ACT, EVENT, OBJECT, VAGUE
from jiaogong.prose.marks import marks_of
from jiaogong.prose.parts import find_parts
from jiaogong.prose.sentences import cut_sentences, veil


def clauses_of(text: str) -> list[Clause]:
    veiled = veil(text)
    (sentence,) = cut_sentences(veiled)
    return list(cut_clauses(veiled, sentence, marks_of(text, find_parts(text))))


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("组织教职工篮球赛", Kind.ACT),
        ("定期召开教代会", Kind.ACT),
        ("建立困难教职工档案27份", Kind.ACT),
        ("获奖55件", Kind.ACT),
        ("认真履行工会职能", Kind.RESULT),
        ("增强了教职工的凝聚力", Kind.RESULT),
        ("工会是党联系群众的桥梁", Kind.RESULT),
        ("为进一步丰富业余生活", Kind.AIM),
        ("以创建教工之家为抓手", Kind.AIM),
        ("在“青蓝工程”活动中", Kind.LEAD),
        ("本学期", Kind.LEAD),
        ("师生同声相应", Kind.PLAIN),
    ],
)
def test_a_clause_is_weighed_by_its_verb_and_what_it_holds(clause, kind):
    assert [c.kind for c in clauses_of(clause + ",")] == [kind]


@pytest.mark.parametrize(("flags", "told"), [(ACT | EVENT | VAGUE, True), (ACT, False), (EVENT | OBJECT, False)])
def test_a_sentence_may_tell_an_act_where_its_words_together_could(flags, told):
    assert may_tell(flags) is told


def test_connectives_and_closing_marks_are_trimmed_from_a_clause():
    text = "同时,并对教师进行走访 ,还为他们送去鲜花。"

    assert [text[c.start : c.end] for c in clauses_of(text)] == ["对教师进行走访", "为他们送去鲜花"]


def test_a_comma_in_quotes_cuts_nothing():
    assert len(clauses_of("开展“讲师德,树新风”演讲比赛。")) == 1


def test_a_clause_knows_that_it_opens_with_a_figure():
    text = "举办辩论赛,16支代表队参赛。"

    assert [c.opens_with_figure for c in clauses_of(text)] == [False, True]
