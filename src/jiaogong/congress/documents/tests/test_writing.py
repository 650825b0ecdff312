from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.ballots.tests.factories import carried_through
from jiaogong.congress.documents.queries import record_of
from jiaogong.congress.documents.telling import item_told
from jiaogong.congress.documents.tests.factories import PASSED, PROCEDURE, REPORT, make_closed, told, written
from jiaogong.congress.documents.writing import DOCUMENTS
from jiaogong.congress.documents.writing.calling import notice_of
from jiaogong.congress.models import Item, SentNotice, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import Count, ItemPlan, Outcome
from jiaogong.congress.sessions.tests.factories import (
    STARTS_AT,
    make_called,
    make_delegates,
    make_open,
    make_session,
    send_papers,
)
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.official.paper import Grid, Named, Sheet

TITLE = "第一届教职工代表大会第一次会议"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item(kind="hear", title="学校工作报告", presenter="校长"), "听取校长作《学校工作报告》"),
        (Item(kind="pass", title="《考勤办法》（草案）"), "审议并表决《考勤办法》（草案）"),
        (Item(kind="elect", title="工会委员会"), "进行选举：工会委员会"),
        (Item(kind="appraise", title="民主评议学校领导班子"), "民主评议学校领导班子"),
    ],
)
def test_an_item_is_said_as_agendas_say_it(item, said):
    assert item_told(item) == said


@pytest.mark.django_db
def test_before_its_call_a_session_has_an_agenda_alone(chair, school):
    session = make_session(school, by=chair)
    services.add_item(actor=chair, session_id=session.pk, plan=REPORT)

    record = record_of(session)

    assert [code for code, document in DOCUMENTS.items() if not document.not_yet(record)] == ["agenda"]


@pytest.mark.django_db
def test_the_notice_tells_time_place_agenda_and_who_comes(chair, school):
    make_delegates(school, 3)

    session = make_called(school, by=chair, items=(PROCEDURE, REPORT))

    paper = written(session, "notice")
    assert (paper.title, paper.addressee, paper.signed, paper.dated) == (
        f"关于召开{TITLE}的通知", "各位代表：", "柳岸小学工会", dt.date(2026, 11, 22),
    )  # fmt: skip
    assert told(session, "notice") == [
        f"经党组织和行政同意，决定召开{TITLE}。现将有关事项通知如下：",
        "一、会议时间",
        "2026年12月4日（星期五）14:00。",
        "二、会议地点",
        "报告厅。",
        "三、会议议程",
        "1．审议《大会议程（草案）》。",
        "2．听取校长作《学校工作报告》。",
        "四、参会人员",
        "正式代表3人。",
        "五、有关要求",
        "1．请准时出席；因故不能到会的，请在会前请假。",
    ]


@pytest.mark.django_db
def test_the_notice_stands_as_it_went_out_whatever_the_agenda_becomes(chair, school):
    make_delegates(school, 3)
    session = make_called(school, by=chair, items=(PROCEDURE,))
    before = written(session, "notice")
    services.add_item(actor=chair, session_id=session.pk, plan=REPORT)
    send_papers(session, by=chair)

    session.refresh_from_db()

    assert written(session, "notice") == before


@pytest.mark.django_db
def test_a_session_moved_after_its_call_has_a_second_notice_beside_the_first(chair, school):
    make_delegates(school, 3)
    session = make_called(school, by=chair, items=(PROCEDURE,))
    first = written(session, "notice")
    with clock.stopped_at(dt.date(2026, 11, 24)):
        _move(chair, session, starts_at=STARTS_AT + dt.timedelta(days=3), place="礼堂")
    session.refresh_from_db()

    kept = DOCUMENTS["notice"].kept(record_of(session))

    assert kept == (first, written(session, "notice"))
    assert (kept[1].title, kept[1].dated) == (f"关于调整{TITLE}有关事项的通知", dt.date(2026, 11, 24))
    assert told(session, "notice")[:5] == [
        f"原定2026年12月4日（星期五）14:00在报告厅召开的{TITLE}有所调整，此前的通知不再执行。现重新通知如下：",
        "一、会议时间",
        "2026年12月7日（星期一）14:00。",
        "二、会议地点",
        "礼堂。",
    ]


@pytest.mark.django_db
def test_what_changes_nothing_of_the_notice_makes_no_other(chair, school):
    session = make_called(school, by=chair, items=(PROCEDURE,))
    proposed = make_session(school, by=chair, body="delegates")

    _move(chair, session, reason="补充说明")
    _move(chair, proposed, place="礼堂")

    assert [n.number for n in SentNotice.objects.all()] == [1]


def _move(chair: Standing, session: Session, **overrides: Any) -> None:
    facts = {name: getattr(session, name) for name in ("starts_at", "place", "term_number", "number")}
    services.change_session(actor=chair, session_id=session.pk, **{**facts, **overrides})


@pytest.mark.django_db
def test_what_a_notice_lacks_is_said(chair, school):
    make_delegates(school, 3)
    session = make_called(school, by=chair, place="")
    session.sign_offs.filter(side="party").delete()

    lacks = DOCUMENTS["notice"].lacks(record_of(session))

    assert lacks == ["The meeting place is not on record.", "Not signed off by: Party organisation."]


@pytest.mark.django_db
def test_the_roll_has_a_place_to_sign_for_everybody_and_tells_no_reason_of_leave(chair, school):
    make_delegates(school, 2)
    session = make_called(school, by=chair, starts_at=clock.now())
    seat = session.seats.get(number=2)
    services.note_attendance(actor=chair, session_id=session.pk, came={seat.pk: services.Came("excused", "住院")})

    grid = told(session, "roll")[-1]

    assert [(row[0], row[2], row[4]) for row in grid] == [("1", "正式", ""), ("2", "正式", "请假")]
    assert "住院" not in str(grid)


@pytest.mark.django_db
def test_every_vote_has_a_sheet_with_its_numbers(chair, school):
    session = make_open(school, by=chair, present=5, items=(PROCEDURE, PASSED))
    by_hands, secret = session.items.order_by("position")
    services.vote_by_hands(actor=chair, item_id=by_hands.pk, count=Count(yes=4))
    ballot = services.put_to_ballot(actor=chair, item_id=secret.pk).ballot
    assert ballot is not None
    carried_through(ballot, chair, [["yes"], ["yes"], ["yes"], ["yes"], ["abstain"]])

    blocks = written(session, "votes").blocks

    assert [b.title for b in blocks if isinstance(b, Sheet)] == ["《教职工考勤办法》表决结果报告单"]
    grids = [{row[0]: row[1] for row in b.rows} for b in blocks if isinstance(b, Grid)]
    assert [(g["表决方式"], g["实到人数"], g["赞成"], g["弃权"], g["结果"]) for g in grids] == [
        ("举手表决", "5人（法定到会人数4人）", "4票", "0票", "通过"),
        ("无记名投票表决", "5人（法定到会人数4人）", "4票", "1票", "通过"),
    ]
    assert (grids[0]["未表决"], grids[1]["收回表决票"]) == ("1人", "5张（有效5张，无效0张）")
    assert "监票人：钟离砚、司徒禾（签名）________________" in [getattr(b, "text", "") for b in blocks]


@pytest.mark.django_db
def test_the_report_of_votes_names_who_counted_and_tells_of_the_first_count(chair, school):
    session = make_open(school, by=chair, present=5, items=(PROCEDURE,))
    vote = {"actor": chair, "item_id": session.items.get().pk, "tellers": "季知秋"}
    services.vote_by_hands(count=Count(yes=3, no=2), **vote)
    services.recount_hands(count=Count(yes=4, no=1), reason="录入有误", **vote)

    assert told(session, "votes")[2:5] == [
        "第1次计票：赞成3票，反对2票，弃权0票。重新计票原因：录入有误。",
        "监票人（签名）：________________",
        "计票人：季知秋（签名）________________",
    ]


@pytest.mark.django_db
def test_what_came_of_an_election_elsewhere_has_its_sheet_in_the_report_of_votes(chair, school):
    session = make_open(school, by=chair, items=(ItemPlan(kind="elect", title="工会委员会"),))
    before = DOCUMENTS["votes"].not_yet(record_of(session))
    outcome = Outcome(
        source="工会委员会换届选举", text="委员：当选丁一宁（5票）。", decided_date=dt.date(2026, 11, 22), rows=(("应到会", "6人"),)
    )  # fmt: skip

    services.note_result(actor=chair, item_id=session.items.get().pk, outcome=outcome)

    assert (before, written(session, "votes").title) == (
        "There is a report once an item has been voted on.", "《工会委员会》选举结果报告单",
    )  # fmt: skip
    assert told(session, "votes")[1:] == [
        (("应到会", "6人"),), "委员：当选丁一宁（5票）。", "日期：2026年11月22日",
    ]  # fmt: skip
    assert DOCUMENTS["votes"].lacks(record_of(session)) == []


@pytest.mark.django_db
def test_resolutions_tell_who_carries_them_out_and_what_is_open(chair, school):
    session = make_closed(school, by=chair)

    assert told(session, "resolutions") == [
        f"{TITLE}于2026年11月22日在报告厅召开。应到代表6人，实到5人。会议形成如下决议：",
        "一、增加教研经费",
        "由财务室负责落实。",
    ]
    assert DOCUMENTS["resolutions"].lacks(record_of(session)) == [
        "“增加教研经费” has not been made public.",
        "Who carries out “增加教研经费” until when is not on record.",
    ]


@pytest.mark.django_db
def test_minutes_hold_what_was_signed_and_who_was_there(chair, school):
    session = make_closed(school, by=chair)
    draft = DOCUMENTS["minutes"].lacks(record_of(session))
    session = services.sign_minutes(actor=chair, session_id=session.pk)

    paper = written(session, "minutes")

    assert (draft, DOCUMENTS["minutes"].lacks(record_of(session))) == (
        ["The minutes are not signed: what you take is a draft."], [],
    )  # fmt: skip
    assert (paper.title, paper.is_minutes, paper.note) == (f"{TITLE}纪要", True, "柳岸小学工会　　2026年11月22日")
    assert [b.label for b in paper.blocks if isinstance(b, Named)] == ["出席"]
    assert told(session, "minutes")[-1] == "签发：陆云舒"


@pytest.mark.django_db
def test_the_report_goes_to_the_union_above_with_its_annexes(chair, school):
    session = make_closed(school, by=chair)

    paper = written(session, "report")

    assert (paper.addressee, paper.signed, paper.dated) == ("青禾区教育工会：", "柳岸小学工会", dt.date(2026, 11, 22))
    assert paper.annexes == (f"{TITLE}纪要", f"{TITLE}决议", f"{TITLE}表决结果报告单")
    assert told(session, "report")[6:9] == [
        "1．审议《大会议程（草案）》。经举手表决，应到6人，实到5人，赞成4票，反对0票，弃权1票，获得通过。",
        "2．听取校长作《学校工作报告》。",
        "三、形成决议情况",
    ]


@pytest.mark.django_db
def test_opinions_stand_under_their_item_without_the_name_of_who_gave_them(chair, school):
    session = make_open(school, by=chair, items=(REPORT,))
    delegate = session.seats.order_by("number")[0].person
    item = session.items.get()
    for text, on in (("延长开馆时间", None), ("报告应有数据", item)):
        session.opinions.create(text=text, item=on, said_by=delegate, said_at=clock.now())

    assert told(session, "opinions") == [
        "一、关于会议整体", "1．延长开馆时间", "二、关于《学校工作报告》", "1．报告应有数据",
    ]  # fmt: skip


@pytest.mark.django_db
def test_where_all_meet_they_are_called_staff(chair, school):
    session = make_closed(school, by=chair)
    Session.objects.filter(pk=session.pk).update(is_of_all=True)
    session.refresh_from_db()

    assert "应到教职工6人，实到5人。" in told(session, "resolutions")[0]
    assert notice_of(record_of(session)).addressee == "全体教职工："
