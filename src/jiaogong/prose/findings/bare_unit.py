"""A unit where its number is gone: 立案件, 对所学校进行考核, 会员人."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERAL = "\\d一二三四五六七八九十百千万亿零〇两几数多余半来"
_PAID = (
    "投入|资金?|经费|款|发放|慰问金|补助金?|金额|奖金|奖励|基金|补贴|费用?|支出|收入|户均|人均"
    "|合计|共计?|总计|累计|近|约|价值|资助"
)
_QUANTIFIER = "各每这那哪某该整诸首第上下前后另同此逐任"

# Unit: words that cannot take the unit at the end of a clause without a number.
_ENDS = {
    "人次": "慰问|走访|看望|参加|参与|参训|培训|教师|职工|达|探望|补助|接待|受益|献血",
    "人": "会员|教师|教职工|职工|代表|老师|选手|子女|学生|家属|干部|委员|应到|实到|应检|实检|请假|到会|缺席|参加|参赛|参与|参训|献血"
    "|兼职|专职|党员|退休|其中男|其中女|员工|共|共计|达|达到|合计|总计|累计|超过|多达|学员|队员|运动员",
    "名": "奖|教师|教职工|职工|会员|代表|老师|选手|学生|干部|委员|女教工|共|合计|评出|表彰|党员|队员",
    "件": "立案|答复|办结|提案|议案|采纳|建议|作品|收到|其余|案例|共|另外|信访|稿件|征集|上报|衣物|信件|来信",
    "篇": "论文|征文|文章|稿件|心得|[^长短全单通整开本首诗某每各上下前后名新华续终佳]",
    "项": "议案|课题|成果|制度|提案|建议|共|承担|荣誉",
    "次": "例会|讲座|活动|培训|会议|大会|辅导|演练|检查|亲属|访谈|家访|交流|座谈会|座谈|调研|宣讲|慰问|走访|评比|学习班|召开|举办|共|累计",
    "户": "教职工|职工|教师|会员|老师|走访|慰问",
    "所": "学校|幼儿园|小学|中学|建会|达标|单位|建制",
    "场": "讲座|报告会|演出|宣讲|培训|座谈会|共",
    "节": "奖|公开课|优质课|示范课",
    "份": "档案|问卷|报告|贺卡|材料|礼品|慰问品|简报|共|作品",
    "期": "简报|培训班|专刊|板报|共",
    "支": "代表队|队伍|球队|参赛队",
    "个": "工会|单位|小组|学校|建议|共|家庭|项目|支部|社团|列项|立项",
    "册": "图书|书籍|手册|刊物|共",
    "幅": "作品|书画|共",
    "条": "建议|意见|信息|提案|共",
    "岁": "[^周实虚足百辞守岁万新旧]",
    "元": _PAID + "|每人|每户|每名|达",
    "万元": _PAID,
    "平方米": "面积|达|共|约",
}

# Unit: what it measures right after it, and the characters that make another word of it.
_STANDS_BEFORE = {
    "个": (
        "基层工会|百分点|工会小组|单位|部门|支部|代表团|代表队|年级组|项目|[特一二三]等奖|优秀奖|提案|学院|协会",
        "",
    ),
    "名": (
        "选手|(?<![、]名)教师(?!工作|工程|培|评|、名|队|称|[”和])|教职工|女教职工|女教师|职工|代表|会员|老师"
        "|学生|党员|青年教师|离?退休|运动员|出席",
        "著知报提姓点冠署签命实具匿当养做成“出市省区县级和与造育大树",
    ),
    "所": ("学校|中学|小学|幼儿园|民办|公办|达标|限期整改", "场厕我"),
    "件": ("提案|议案|建议|作品|尚未", "案文事条信证软稿课"),
    "位": (
        "老师|教师|老教师|教职工|离退休|退休|选手|同志|会员|女教师|女教职工|困难",
        "单岗学职地席座到本定方诸品",
    ),
    "支": ("代表队|队伍|球队|参赛队", ""),
    "户": ("家庭|教职工|困难", "农用客住门贫特困户入到"),
    "节": ("课(?![堂程间余时外题])", "章细环季时调礼关春"),
    "项": ("提案|议案|制度|比赛|课题", "单事专奖选强款立等本"),
    "场": ("讲座|报告会|专题报告|比赛", "现操广会市球赛主客专农场本开到登"),
    "篇": ("论文|征文|文章|心得", "长短全单通整开本名篇"),
    "份": ("档案|问卷|建议书", "身月年部股份"),
}
_AT_START = (
    "人(?=参加|获|次|参与|出席|全部|到会|请假|报名|献血|逐一|如期)|户(?=家庭|困难|职工)|次(?=活动|会议)"
    "|所(?=达标|限期|已|均)|个(?=召开|均|尚未|已)|件(?=正在|涉及|尚未|已)"
)

_SHORT = "".join(unit for unit in _ENDS if len(unit) == 1)
_END = re.compile(rf"[{_SHORT}平万](?:(?<=人)次|(?<=平)方米|(?<=万)元|(?<=[{_SHORT}]))(?=[,。、;:)!\n]|$)")
_MASKED = "xX×*○〇●△□_"  # 收到论文xx篇 lacks its number openly
_COUNTED = re.compile(rf"[{_NUMERAL}{_MASKED}\s]")
_WANTED = {unit: re.compile(rf"(?:{words})\Z") for unit, words in _ENDS.items()}
_INSIDE = re.compile(
    "|".join(
        rf"{unit}(?<![{_NUMERAL}{_MASKED}{_QUANTIFIER}\s{other}]{unit})(?={nouns})"
        for unit, (nouns, other) in _STANDS_BEFORE.items()
    )
)
_START = re.compile(rf"(?:{_AT_START})(?<=[,。、;:)].)")
_FAR = 6


def bare_units(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a unit stands without its number, with the word that wants one.

    >>> [("立案件,答复518件"[a:b]) for a, b in bare_units("立案件,答复518件")]
    ['立案件']
    """
    for m in _END.finditer(text):
        if m.start() and _COUNTED.match(text, m.start() - 1):
            continue
        wanted = _WANTED[m[0]].search(text, max(m.start() - _FAR, 0), m.start())
        if wanted:
            yield wanted.start(), m.end()
    for pattern in (_INSIDE, _START):
        for m in pattern.finditer(text):
            yield max(m.start() - 1, 0), m.end() + 1
