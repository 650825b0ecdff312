"""Summaries of years before the ledger, sent in by a school's chair, read and not yet decided about."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.people import Roster
from jiaogong.kernel import clock, periods
from jiaogong.members.models import Office
from jiaogong.summaries import services
from jiaogong.summaries.models import OldBatch

_SPRING = (
    "{year}年上半年工会工作小结\n"
    "一、民主管理\n{year}年3月21日召开教职工大会，应到代表56人，实到54人，审议通过《绩效分配方案》。征集提案9件，立案6件。\n"
    "二、关心教职工\n春节前走访慰问困难教职工5人次，送去慰问金2500元。4月，{name}老师生病住院，工会到医院看望。\n"
    "三、文体活动\n3月8日，组织女教职工插花活动，33人参加。5月16日，举办教职工趣味运动会，48人参加，一等奖3人。\n"
    "每周三下午组织太极拳练习。教职工满意率达到96%。\n"
)
_AUTUMN = (
    "{year}年下半年工会工作小结\n"
    "教师节前夕，走访慰问退休教师8人次。9月10日，举行教师节庆祝大会，表彰优秀教师6人。\n"
    "10月24日，举办教职工运动会，52人参加，设项目7个。11月，组织教职工参加区教育工会合唱比赛，获二等奖。\n"
    "全年走访慰问教职工13人次。下一步，将建好教职工书屋，计划组织读书分享会4次。\n"
)
_FOREIGN = "The school's union held two meetings of its committee this autumn and visited three colleagues.\n"


def send_old_summaries(roster: Roster, *, today: dt.date) -> OldBatch:
    """What the chair sent today of the year before the ledger: two halves, one of them twice, and what is no Chinese."""
    year, chair = today.year - 2, roster.office_holder(Office.Kind.CHAIR)
    spring = _SPRING.format(year=year, name=roster.people[3].name).encode("gb18030")
    files = [
        _sent(f"{year}年上半年工会小结.txt", spring),
        _sent(f"{year}年下半年工会小结.txt", _AUTUMN.format(year=year).encode()),
        _sent("上半年小结（副本）.txt", spring),
        _sent("外教札记.txt", _FOREIGN.encode()),
    ]
    with clock.stopped_at(today):
        period = periods.parse(str(year))
        batch = services.send_files(actor=chair, union=roster.union, period=period, files=files)
        for _file in files:
            services.read_next(actor=chair, batch_id=batch.pk)
    return batch


def _sent(name: str, data: bytes) -> services.Sent:
    return services.Sent(name, len(data), data)
