"""What the made-up files hold beside the bare person: work, family, kept lists, corrections and steps that wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random

from jiaogong.config.demo.names import draw_name
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED, Node
from jiaogong.kernel import clock
from jiaogong.members.dossier.services.changing import ask_correction
from jiaogong.members.dossier.services.lists import save_list
from jiaogong.members.dossier.services.moving import ask_transfer
from jiaogong.members.models import Office, Person, Relative
from jiaogong.members.queries import Standing
from jiaogong.members.rules import full_years

_SUBJECTS = ("语文", "数学", "英语", "体育", "音乐", "美术", "科学", "道德与法治", "信息科技", "历史", "地理", "物理")
_MINORITIES = ("苗族", "侗族", "土家族", "布依族", "彝族", "壮族", "回族", "满族")
_SKILLS = ("书法", "合唱", "羽毛球", "乒乓球", "摄影", "主持", "舞蹈", "急救", "篮球裁判", "古筝")
_OFFICE_JOBS = ("财务", "后勤", "校医", "档案", "食堂", "保卫")
KEPT_LISTS = {
    "教龄满20年": {"teaching_years": "20", "state": "serving"},
    "今年满70岁": {"age_from": "70", "age_to": "70", "on": "12-31"},
    "50岁以上女职工": {"sex": "F", "age_from": "50", "state": "serving"},
    "六一：子女不满14周岁": {"children_under": "14", "on": "06-01"},
}


def fill_file(person: Person, node: Node, *, today: dt.date) -> None:
    """Write work, membership, phone and dues into an unsaved file; the same for the same number."""
    rng = Random(f"{SEED}:file:{person.number}")
    person.work_began_date = person.joined_date
    if person.is_teacher:
        person.teaching_began_date = person.joined_date
        person.subject = rng.choice(_SUBJECTS)
        person.job = rng.choices(("教师", "班主任", "教研组长", "备课组长"), weights=(6, 3, 1, 1))[0]
        person.title = _title(person, today)
        person.grade = (
            rng.choice(("小班", "中班", "大班")) if node.level == "kindergarten" else f"{rng.randint(1, 6)}年级"
        )
    else:
        person.job = rng.choice(_OFFICE_JOBS)
        person.is_worker = person.job in ("食堂", "保卫", "后勤")
    if person.joined_date:
        person.member_since = min(person.joined_date + dt.timedelta(days=rng.randint(0, 200)), today)
    if person.is_minority:
        person.minority = rng.choice(_MINORITIES)
    if rng.random() < 0.12:
        person.lunar_month, person.lunar_day = rng.randint(1, 12), rng.randint(1, 29)
    if rng.random() < 0.25:
        person.skills = rng.choice(_SKILLS)
    person.phone = f"1380000{rng.randint(0, 9999):04}"
    person.dues_base_fen = rng.randint(3200, 8800) * 100


def _title(person: Person, today: dt.date) -> str:
    years = full_years(person.joined_date, today) if person.joined_date else 0
    return "二级教师" if years < 6 else "一级教师" if years < 16 else "高级教师"


def draw_families(people: Iterable[Person], *, today: dt.date) -> list[Relative]:
    """Unsaved children of the people of one union, and a spouse for some."""
    found: list[Relative] = []
    for person in people:
        rng = Random(f"{SEED}:family:{person.number}")
        if person.birth_date is None or rng.random() < 0.35:
            continue
        for _ in range(rng.choice((1, 1, 2))):
            year = person.birth_date.year + rng.randint(25, 36)
            born = dt.date(year, rng.randint(1, 12), rng.randint(1, 28))
            if born <= today and full_years(born, today) < 22:
                name = person.name[:1] + draw_name(rng, rng.choice("FM"))[-1:]
                found.append(Relative(person=person, relation=Relative.Relation.CHILD, name=name, birth_date=born))
    return found


def live_with_files(area: Roster, school: Roster, neighbour: Roster, *, today: dt.date) -> None:
    """Lists that the officers keep, a correction and a transfer that wait for the shown school's chair."""
    chair = school.office_holder(Office.Kind.CHAIR)
    with clock.stopped_at(today):
        for officer in (area.office_holder(Office.Kind.STAFF), chair):
            for name, conditions in KEPT_LISTS.items():
                save_list(actor=officer, name=name, conditions=conditions)
        officers = {o.person_id for o in school.offices}
        member = min((p for p in school.serving(today) if p.pk not in officers), key=lambda p: p.number)
        ask_correction(
            actor=Standing(member, ()),
            number=member.number,
            field="title",
            asked="正高级教师",
            reason="今年评审通过，证书已发",
        )
        held = {o.person_id for o in neighbour.offices}
        newcomer = max((p for p in neighbour.serving(today) if p.pk not in held), key=lambda p: p.number)
        ask_transfer(
            actor=neighbour.office_holder(Office.Kind.CHAIR), number=newcomer.number, name=newcomer.name,
            union_to=school.union.code, on_date=today, reason="教师交流轮岗",
        )  # fmt: skip
