"""The small words that say what a number in a summary stands for."""

from __future__ import annotations

import re

LAST_YEAR = re.compile(r"上年|去年|上一?(?:学)?年度?|上学年|前一年")
COMPARED = re.compile(r"(?:较|比|同比|与)(?:上年|去年|上一?学?年度?|上学年|前一年|上年同期|去年同期)?|同比")
CHANGE = re.compile(r"(?P<up>增加|增长|上升|提高|提升|增幅|高出?|多|增|升)|(?P<down>减少|下降|降低|降幅|低|少|减|降)")
CHANGED_BY = re.compile(rf"(?:{CHANGE.pattern})(?:[检捐收办评][到了]?|了|到了?|近|约|超过|达)*$")
SUMMED_UP = re.compile(
    r"共计?|累计|总计?|合计|各类|各项|各种|年内|全年|一年来|全区|各校|各基层|本学期|上半年|下半年|本年度|本学年|全学年"
)
LOOSELY_SUMMED = re.compile(r"累计|合计|各类|各项|各种|等")
PERIOD_WIDE = re.compile(
    r"全年|年内|一年来|全学年|一学年来|学年内|本学年|本学期|一学期来|学期内|本年度|今年以来|年初以来"
)
EACH = re.compile(r"(?:每|平均|人均|户均)[^,。;、]{0,6}$")
SPENT = re.compile(r"(?:支出|花费|金额|价值|折合|合计|共计|总计|计|共|用|资金|经费|款|达|约|近|了|,)*$")
ALL_OF_THEM = re.compile(
    r"^[^,。;]{0,6}[,、]?(?:已)?(?:全部|都|均|悉数)(?:已|按期|如期|按时)*(?:完成|做完|参加|到会|出席|到齐|办结|答复|体检|检完)|^[^,。;]{0,6}[,、]无一(?:遗漏|缺席)"
)
CALLED_UP = re.compile(r"组织|安排|通知")
HAVING_COME = re.compile(r"完成|参加|已|实检|参检")
NORM = re.compile(r"至少|不少于|不得少于|每(?:学年|年|学期|月)")
RULE = re.compile(r"规定|要求|标准")
IN_ALL = re.compile(r"台账|各项工作|全部工作|工作(?:共|有|计|为)?$")
UNCONFIRMED = re.compile(r"草稿|未经确认|未确认|没有确认")
OVERDUE = re.compile(r"(?:计划|原定).{0,60}(?:到期|按期|逾期)|到期.{0,4}计划|(?:到期|按期|逾期)未.{0,6}计划")
CUTOFF = re.compile(r"(?:截至|截止到?|至)$")
PLANS_LISTED = re.compile(r"计划[^,。:]{0,8}:")
PLANNED = re.compile(r"计划(?!内|外|生育)|打算|拟于|拟在|将于|将在|下一步|今后|明年|新学期|下学期|下一年|新的一年")
MISSING = re.compile(r"尚未|还未|正在|在办|办理中|仍在|没有|仍未|未(?!来|成年|经)|空白")
_TO_DO = "召开|开展|举办|举行|组织|进行|安排|发放|办理|调解|走访|慰问|看望|参加|发生|建立|公布|公开|评选|表彰|征集"
DENIED = re.compile(
    rf"(?:没有|没能?|从未|并未|均未|未能?)(?:再|曾|有)?(?:任何|[一1][条项次场个件])?(?:{_TO_DO})(?!得|好|的)"
    r"|(?:没有|未见|无)[^,。;:!?\n]{0,24}?记录(?=$|[,。;!?\s])"
)
"""That something was not done, or is not on record."""
ATTRIBUTE = re.compile(r"[^,。;:!?\n]*?的(?!记录|情况|活动|现象|事)")
"""What follows a denial that only tells which ones are meant: 没有开会记录的学校."""
WHOLE_BRANCH = re.compile(r"全区|全市|全县|全镇|全校|全系统|各校|各基层|各单位|所有学校|所有基层")

_A_SCHOOL = (
    r"(?:民办|公办|公立|私立)?(?:基层工会|基层单位|基层|下属工会|工会组织|分工会|(?:学校|机关)工会|中小学校?|幼儿园|学校|校|园|单位|工会)"
    r"(?!主席|干部|委员|会员|经费|工作|小组|务|长)"
)
SCHOOL_AFTER = re.compile(rf"^(?:个|所|家)?(?:已建会|尚未建会)?的?{_A_SCHOOL}")
SCHOOL_BEFORE = re.compile(rf"{_A_SCHOOL}(?:中|的?总?数|[,，]|现|已?建会|有|共|计|为|达|已)*$")
DOING = re.compile(
    r"参加|参与|组织|开展|举办|举行|慰问|走访|看望|探望|发放|表彰|评选|评出|培训|捐|选送|邀请|补助|资助|发展|新增|吸收|体检|赴|前往|获|结对|献|报名"
    r"|到会|出席|投票|答复|赠送|送上|送去|安排|推荐|听课|座谈|接待|办理|救助|帮扶|调解|参保|投保|享受|完成|召开|参赛|疗休养|观看"
)

# Each line: the ways of naming one circumstance. A number told of it is a number of the acts that name it.
_CIRCUMSTANCES = tuple(
    tuple(line.split())
    for line in """
        住院 生病 患病 病倒 病中 手术 重病 大病 因病
        去世 逝世 丧事 治丧 丧亲 吊唁 亡故 病故 后事
        生育 产妇 产后 产假 生小孩 生孩子 喜得 喜添 新丁 坐月子 新生儿
        结婚 新婚 婚礼
        退休 离退休 荣休 老教师 老同志
        春节 新春 迎春 送温暖
        元旦 迎新年
        三八 妇女节
        五一 劳动节
        六一 儿童节
        端午
        七一 建党
        中秋
        国庆
        重阳 敬老
        教师节
        生日
        第一季度 一季度
        第二季度 二季度
        第三季度 三季度
        第四季度 四季度
        夏季 高温 送清凉 暑期
        羽毛球
        乒乓球
        篮球
        气排球
        排球
        足球
        拔河
        跳绳
        广播操 广播体操
        健步 徒步 登山 爬山
        趣味
        合唱 歌咏
        卡拉 歌手
        象棋 围棋 棋
        摄影 书画 书法
        演讲
        征文
        读书 书香 阅读
        插花 花艺
        讲座
        座谈会 座谈
        运动会
        联欢会 联欢 晚会
        论文
        课件
        微课
        教具
        才艺
        基本功
        烘焙
        优质课
        教学设计
        粉笔字 钢笔字 毛笔字 硬笔 三笔字
        朗诵 诵读
        瑜伽
        太极
        说课
        法律 普法
        女教职工 女教师 女职工 女会员
    """.strip().splitlines()
)
_CIRCUMSTANCE = {word: names for names in _CIRCUMSTANCES for word in names}
_ANY_CIRCUMSTANCE = re.compile("|".join(sorted(_CIRCUMSTANCE, key=len, reverse=True)))


# Those that say why somebody was seen to, not what was held: a title made of them alone names no act of its own.
_OCCASIONS = [
    word for names in _CIRCUMSTANCES[: next(i for i, n in enumerate(_CIRCUMSTANCES) if "羽毛球" in n)] for word in names
]
OCCASION = re.compile("|".join(sorted(_OCCASIONS, key=len, reverse=True)))
_NO_EVENT = frozenset(["讲座", "座谈会", "座谈", "运动会", "联欢会", "联欢", "晚会", "论文", "法律", "普法"])
_NO_EVENT |= {"女教职工", "女教师", "女职工", "女会员", "读书", "书香", "阅读", "趣味"}


def circumstances(text: str) -> list[tuple[str, ...]]:
    """The circumstances that a text names, each as all its names.

    >>> circumstances("看望住院教职工")[0][:2]
    ('住院', '生病')
    """
    quotes_gone = re.sub(r"[“”‘’\"·]", "", text)
    return list(dict.fromkeys(_CIRCUMSTANCE[m[0]] for m in _ANY_CIRCUMSTANCE.finditer(quotes_gone)))


def events(text: str) -> list[tuple[str, ...]]:
    """The sports, arts and contests that a text names, each as all its names.

    >>> events("“三八”节女教职工跳绳比赛"), events("看望住院教职工")
    ([('跳绳',)], [])
    """
    return [names for names in circumstances(text) if not set(names) & (_NO_EVENT | set(_OCCASIONS))]
