"""The pages of the house by their names, so that whoever knows what a page is called need not know where it stands."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jiaogong.kernel.script import simplified
from jiaogong.members.queries import OFFICER_KINDS, Standing
from jiaogong.unions.models import Union
from jiaogong.unions.names import spelling

Needs = Callable[[Standing], bool]
_GUIDING = (Union.Kind.AREA, Union.Kind.CLUSTER)


def _nothing(_standing: Standing) -> bool:
    return True


def _reads(standing: Standing) -> bool:
    return bool(standing.read_paths)


def _acts(standing: Standing) -> bool:
    return bool(standing.officer_paths)


def _guides(standing: Standing) -> bool:
    """Whether an officer has unions below to write to; a base union has none."""
    return any(o.kind in OFFICER_KINDS and o.union.kind in _GUIDING for o in standing.offices)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its route, its title, other words that people have for it, who may open it."""

    route: str
    title: str | Promise
    icon: str
    also: str = ""
    needs: Needs = _nothing
    of_union: bool = False
    of_person: bool = False


# The words that people have for a page are those of the institution: Chinese, whatever language the page is read in.
PAGES = (
    _Page("home", _("Home"), "home", "主页 工作台 待办"),
    _Page("ledger", _("Ledger"), "notebook", "工作台账 条目 记录"),
    _Page("ledger-new", _("Record an act"), "plus", "记一条 新建条目 登记"),
    _Page("ledger-import", _("Entries from a spreadsheet"), "file-import", "导入台账 表格导入"),
    _Page("ballots", _("Ballots"), "checklist", "投票 表决 选票 监票 计票 无记名"),
    _Page("ballot-new", _("Prepare a ballot"), "plus", "发起投票 民意调查 表决", _acts),
    _Page("appraisals", _("Appraisals"), "clipboard-check", "民主评议 民主测评 述职 干部测评"),
    _Page("appraisal-new", _("Plan an appraisal"), "plus", "评议方案 述职评议方案", _acts),
    _Page("appraisal-remedies", _("Remedies"), "list-check", "整改 评议整改"),
    _Page("elections", _("Elections"), "checklist", "选举 换届选举 补选 罢免 候选人公示 票数统计"),
    _Page("election-start", _("Start an election"), "plus", "换届 补选 罢免 提名", _acts),
    _Page("notices", _("Notices"), "bell", "通知 文件 填报"),
    _Page("notice-new", _("Write a notice"), "send", "发通知 下发 征集", _guides),
    _Page("meetings", _("Meetings"), "users-group", "会议 委员会会议 纪要"),
    _Page("meeting-call", _("Call a meeting"), "users-group", "开会 召集", _acts),
    _Page("proposals", _("Proposals and suggestions"), "gavel", "提案 附议 立案 合理化建议 金点子"),
    _Page("suggest", _("Make a suggestion"), "send", "提建议 匿名建议 意见"),
    _Page("proposals-answering", _("Answering"), "writing", "提案答复 承办 办结"),
    _Page("proposal-rates", _("Rates of proposals"), "chart-bar", "提案办理率 落实率 满意率"),
    _Page("follow-up", _("Follow-up"), "list-check", "督办 决议落实"),
    _Page("congress", _("Democratic management"), "gavel", "教代会 民主管理 职代会 会员代表大会"),
    _Page("sessions", _("Sessions"), "gavel", "教代会会议 届次 签到 主席团 议程"),
    _Page("session-propose", _("Propose a session"), "plus", "召开教代会 临时会议 联名提议", _acts),
    _Page("resolutions", _("Resolutions"), "list-check", "决议 公示 落实"),
    _Page("duties", _("Duties"), "list-check", "委员分工 职责", _acts, of_union=True),
    _Page("calendar", _("Calendar"), "calendar", "日历 日程 节日 校历"),
    _Page("calendar-feed", _("Calendar on your phone"), "calendar", "订阅日历 手机日历"),
    _Page("birthdays", _("Birthdays"), "gift", "过生日 生日慰问"),
    _Page("offices-due", _("Ending and vacant offices"), "calendar-due", "换届 任期 届满 缺职", _reads),
    _Page("bodies", _("Register of bodies"), "users-group", "委员会 届期 换届 女工委 经审会", _reads),
    _Page("committees", _("Committees and their members"), "users-group", "委员会 班子 任期 届满", of_union=True),
    _Page("trainings", _("Trainings of officers"), "certificate", "工会干部培训 培训记录", _reads, of_union=True),
    _Page("rollup", _("Roll-up"), "chart-bar", "统计 汇总 报表", _reads),
    _Page("yearly", _("Yearly return"), "table", "年报 统计年报 年度统计", _reads),
    _Page("silent", _("Who has recorded nothing"), "speakerphone", "未报 漏报 空白单位", _reads),
    _Page("summaries", _("Summaries"), "file-text", "工作总结 年度总结 总结"),
    _Page("summary-read", _("Read an old summary"), "file-text", "旧总结 读入 导入总结"),
    _Page("check", _("Check a draft"), "checklist", "核对 查错 校核"),
    _Page("unions", _("Unions"), "sitemap", "组织 工会树 学校 建会率"),
    _Page("union", _("Own union"), "sitemap", "本单位 本工会 委员会", of_union=True),
    _Page("union-limits", _("Limits"), "adjustments", "限额 上限 标准 规定 额度", of_union=True),
    _Page("union-changes", _("Changes to the tree"), "sitemap", "撤并 更名 分设 组织变动", _reads),
    _Page("union-profile", _("Profile"), "building", "单位概况 基本情况 学校概况", _reads, of_union=True),
    _Page("union-schools", _("Put schools on the tree"), "school", "批量建会 录入学校", _guides, of_union=True),
    _Page("year", _("Years"), "lock", "结账 封账 年度关闭", _reads, of_union=True),
    _Page("people", _("People"), "users", "会员 教职工 人员 名册"),
    _Page("people-lists", _("People by conditions"), "filter", "名单 筛选 查询 年龄 教龄 子女", _reads),
    _Page("rosters", _("From a roster"), "file-import", "花名册 导入会员", _acts),
    _Page("movements", _("Changes of membership"), "arrow-right", "入会 转会 退会 会籍"),
    _Page("transfer", _("Ask for a transfer"), "user-plus", "转会申请 调动", _acts),
    _Page("corrections", _("Corrections asked for"), "edit", "更正申请 改档案"),
    _Page("retiring", _("Who retires"), "users", "退休 到龄", _reads),
    _Page("people-merge", _("Two files of one person"), "users", "合并档案 重复", _acts),
    _Page("slips", _("Slips with codes"), "key", "邀请码 登录单 开通账号", _acts, of_union=True),
    _Page("delegations", _("Offices handed on"), "key", "委托 代行 移交"),
    _Page("handovers", _("Handings over"), "signature", "工作交接 主席交接 移交"),
    _Page("account", _("Sign-in and security"), "key", "密码 账号 手机 登录"),
    _Page("mailbox", _("E-mail"), "mail", "邮箱 邮件提醒"),
    _Page("second-factor", _("Second factor"), "shield-check", "两步验证 动态码"),
    _Page("person", _("Own file"), "users", "我的档案 本人", of_person=True),
    _Page("own-copy", _("All that is held on me"), "shield-check", "我的数据 个人信息 副本", of_person=True),
    _Page("union-robot", _("Group robot"), "message-circle", "企业微信 群机器人", _acts, of_union=True),
    _Page("audit", _("Audit"), "shield-check", "日志 留痕 谁改了", _reads),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a person may open."""

    title: str
    url: str
    icon: str


def places_for(standing: Standing) -> list[Place]:
    """All pages of the house that the person may open."""
    return [_place(page, standing) for page in PAGES if page.needs(standing)]


def places_named(standing: Standing, words: str) -> list[Place]:
    """The pages whose title, or another word for them, holds what was typed; pinyin and its initials do as well."""
    typed = simplified(words.strip()).lower()
    bare = typed.replace(" ", "")
    return [_place(p, standing) for p in PAGES if p.needs(standing) and _is_named(p, typed, bare)] if bare else []


def _is_named(page: _Page, typed: str, bare: str) -> bool:
    names = _names(page)
    if any(typed in name for name in names):
        return True
    if not (bare.isascii() and bare.isalpha()):
        return False
    return any(part.startswith(bare) for name in names if not name.isascii() for part in _spelled(name))


@functools.cache
def _spelled(name: str) -> tuple[str, str]:
    return spelling(name)


def _names(page: _Page) -> list[str]:
    """The title in the language of the page and in Chinese, and the other words."""
    with override("zh-hans"):
        in_chinese = str(page.title)
    return [str(page.title).lower(), in_chinese, *page.also.split()]


def _place(page: _Page, standing: Standing) -> Place:
    args = [standing.home.code] if page.of_union else [standing.person.number] if page.of_person else []
    return Place(str(page.title), reverse(page.route, args=args), page.icon)
