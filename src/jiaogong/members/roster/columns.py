"""The columns that a roster may have, and the words that schools write above them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a column's cells are taken for: see `understanding`.
TEXT, NAME, SEX, DAY, YES, PEOPLE = "text", "name", "sex", "day", "yes", "people"
PHONE, IDENTITY, UNION, SCHOOLING, TERMS = "phone", "identity", "union", "schooling", "terms"


@dataclass(frozen=True, slots=True)
class Column:
    """Something known of a person: its code (a person's field, or one of `_NOT_FIELDS`), label, kind and headings."""

    code: str
    label: Promise
    kind: str
    headings: tuple[str, ...]


_NOT_FIELDS = ("identity", "union")
COLUMNS = {
    c.code: c
    for c in (
        Column("number", _("member number"), TEXT, ("会员编号", "会员号", "会员证号", "工会会员编号", "工号", "教工号", "职工号",
               "人员编号", "编号")),
        Column("name", _("person's name"), NAME, ("姓名", "教师姓名", "职工姓名", "会员姓名", "名字", "name")),
        Column("sex", _("sex"), SEX, ("性别", "sex", "gender")),
        Column("birth_date", _("birth date"), DAY, ("出生日期", "出生年月", "出生年月日", "出生时间", "生日", "出生")),
        Column("identity", _("identity number"), IDENTITY, ("身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "证件号")),
        Column("is_minority", _("of a minority"), PEOPLE, ("少数民族", "民族", "是否少数民族", "族别")),
        Column("is_teacher", _("teacher"), YES, ("教师", "是否教师", "专任教师", "是否专任教师")),
        Column("is_member", _("union member"), YES, ("会员", "是否会员", "工会会员", "是否工会会员", "是否入会")),
        Column("joined_date", _("joined"), DAY, ("入职日期", "入职时间", "到校时间", "进校时间", "来校时间", "入校时间",
               "到校日期", "调入时间")),
        Column("work_began_date", _("began to work"), DAY, ("参加工作时间", "参加工作日期", "参加工作年月", "工作时间", "参工时间")),
        Column("teaching_began_date", _("began to teach"), DAY, ("从教时间", "从教年月", "从教日期", "任教时间", "教龄起算时间")),
        Column("member_since", _("member since"), DAY, ("入会时间", "入会日期", "入会年月")),
        Column("retired_date", _("retired"), DAY, ("退休日期", "退休时间", "退休年月", "离退休时间")),
        Column("job", _("job"), TEXT, ("职务", "岗位", "工作岗位", "现任职务", "行政职务")),
        Column("title", _("title or rank"), TEXT, ("职称", "专业技术职称", "专业技术职务", "技术职称", "职称等级")),
        Column("education", _("schooling"), SCHOOLING, ("学历", "最高学历", "文化程度", "学历层次", "现学历", "学历情况")),
        Column("employment", _("terms of employment"), TERMS, ("用工形式", "用工性质", "编制", "编制情况", "编制性质", "编制类型",
               "人员性质", "聘用形式", "聘用方式", "是否在编", "在编")),
        Column("is_worker", _("worker's post"), YES, ("工勤", "工勤岗", "工勤人员", "是否工勤", "是否工勤岗", "工人", "是否工人")),
        Column("subject", _("subject taught"), TEXT, ("任教学科", "学科", "任教科目", "科目", "所教学科")),
        Column("grade", _("grade taught"), TEXT, ("任教年级", "年级", "所教年级")),
        Column("phone", _("phone"), PHONE, ("手机", "手机号", "手机号码", "电话", "联系电话", "电话号码", "移动电话", "联系方式")),
        Column("skills", _("skills"), TEXT, ("特长", "爱好特长", "特长爱好", "兴趣爱好")),
        Column("union", _("union"), UNION, ("单位代码", "单位", "单位名称", "学校", "学校名称", "所在单位", "工作单位",
               "所属工会", "工会")),
    )
}  # fmt: skip
FIELDS = tuple(code for code in COLUMNS if code not in _NOT_FIELDS)


def bare(heading: str) -> str:
    """A heading without spaces, brackets and what stands in them.

    >>> bare("出 生\\n年 月（如1980.05）"), bare("*姓　名：")
    ('出生年月', '姓名')
    """
    text = unicodedata.normalize("NFKC", heading).lower()
    return re.sub(r"[\s*＊:：、_.\-/]|\([^)]*\)|\([^)]*$", "", text)


_BY_HEADING = {bare(heading): c.code for c in COLUMNS.values() for heading in c.headings}


@functools.lru_cache(maxsize=8192)
def code_of(heading: str) -> str:
    """The column that a heading names; "" for none.

    >>> code_of("出生年月（公历）"), code_of("备注"), code_of("姓　　名")
    ('birth_date', '', 'name')
    """
    return _BY_HEADING.get(bare(heading), "")


def likely_code_of(heading: str) -> str:
    """The column whose heading ends this one, such as 本人身份证号码; "" for none."""
    said = bare(heading)
    ends: Callable[[str], bool] = said.endswith
    fitting = [word for word in _BY_HEADING if len(word) > 1 and ends(word)]
    if not fitting or any(word in said for word in _OTHERS):
        return ""
    return _BY_HEADING[max(fitting, key=len)]


_OTHERS = (
    "家庭",
    "配偶",
    "子女",
    "父",
    "母",
    "家属",
    "爱人",
    "丈夫",
    "妻",
    "孩子",
    "介绍人",
    "联系人",
    "班",
    "原",
    "毕业",
    "第一",
    "全日制",
)
