"""What stands on the papers of an election. They are documents: always Chinese, whatever the reader's language."""

from __future__ import annotations

from jiaogong.congress.rules import in_numerals

BODIES = {
    "committee": "工会委员会", "women": "女职工委员会", "audit": "经费审查委员会", "delegates": "会员代表",
    "upper": "出席上级工会代表大会代表",
}  # fmt: skip
_POSTS = {
    ("committee", "chair"): "工会主席", ("committee", "vice"): "工会副主席", ("committee", "member"): "工会委员会委员",
    ("women", "head"): "女职工委员会主任", ("women", "member"): "女职工委员会委员",
    ("audit", "head"): "经费审查委员会主任", ("audit", "member"): "经费审查委员会委员",
    ("upper", "delegate"): "出席上级工会代表大会代表", ("delegates", "delegate"): "会员代表",
}  # fmt: skip
# What is marked beside each name, the vote for it first; nothing marked abstains.
GRADES = ("赞成", "不赞成")


def post_name(body: str, post: str) -> str:
    return _POSTS[body, post]


def question_text(body: str, post: str, seats: int, number: int, *, is_tie: bool) -> str:
    """The heading of a ballot paper.

    >>> question_text("committee", "member", 1, 2, is_tie=True)
    '选举工会委员会委员，应选1名（第二轮，对得票相等者再次投票）'
    """
    again = "，对得票相等者再次投票" if is_tie else ""
    round_told = f"（第{in_numerals(number)}轮{again}）" if number > 1 else ""
    return f"选举{post_name(body, post)}，应选{seats}名{round_told}"


def recall_text(name: str, post: str) -> str:
    return f"是否同意罢免{name}的{post}职务"
