"""The words that deny of people, and of what comes in."""

from __future__ import annotations

import re

PEOPLE = r"(?:困难|女|男|新|老|在职|青年|退休|一线|在编)*(?:教职员工|教职工|干部职工|职工|教师|老师|教工|员工|会员|同志|班主任|学生家长)"
NOBODY = re.compile(
    rf"(?:没有|并无|尚无|(?<![毫全有])无)(?=(?:任何|哪怕)?(?:[一1][名位个人例]|{PEOPLE}))(?P<rest>(?:任何|哪怕)?(?:[一1][名位个人例])?)"
    r"|(?:没有|从未|并未|均未|未曾|没|未)(?:再|曾|有)?(?P<got>收到|接到|收集到|征集到|发展|吸收)(?:过|到)?(?:任何)?(?:[一1][件条封名位份项])?"
)
"""That nobody did something, or that nothing came in."""
NEGATED = re.compile(r"没有|从未|并未|均未|未曾|无一(?!遗漏|缺席|例外|掉队)|无人")
