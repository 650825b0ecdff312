"""How a body's delegates are made up, held against the shares that the place asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from jiaogong.congress.delegates.rules.seats import CODES, seats_allowed
from jiaogong.kernel.limits import Limit

GOOD, WARNS, BLOCKS = "good", "warns", "blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What counts of a delegate or elector."""

    is_teacher: bool = True
    is_leader: bool = False
    is_woman: bool = False
    is_young: bool = False
    is_minority: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Electors:
    """Who elects, in all: as many of each as the delegates are held against."""

    all: int
    women: int = 0
    young: int = 0
    minority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the composition: how many of how many, the least and the most asked for (0: no bound), and whether
    it is kept (GOOD), asks for attention (WARNS) or forbids the term to open (BLOCKS)."""

    code: str
    count: int
    of: int
    least: int
    most: int
    tone: str
    limit: Limit


def checks(
    body: str,
    delegates: Iterable[Made],
    electors: Electors,
    limits: Mapping[str, Limit],
    *,
    seats: int | None = None,
) -> tuple[Check, ...]:
    """Seats, teachers, leaders, women, young people and minorities among those chosen so far.

    Teachers at least 60 per cent (教育部令第32号), leaders at most the share of the place, women about as many as among
    those who elect, some young people, and some of a minority where there are any. `seats` are those decided, while not
    all delegates are elected.

    >>> rule = {"union.delegates": Limit("union.delegates", ((100, 30, 40),), ""),
    ...     "union.delegate_leader_max": Limit("union.delegate_leader_max", 0.2, "", blocks=True),
    ...     "congress.women_share": Limit("congress.women_share", "1", ""),
    ...     "congress.young_min": Limit("congress.young_min", 1, "")}
    >>> chosen = [Made(is_leader=n < 7, is_woman=n < 10) for n in range(30)]
    >>> [(c.code, c.count, c.least, c.most, c.tone) for c in checks("delegates", chosen, Electors(all=120, women=60), rule)]
    [('seats', 30, 30, 40, 'good'), ('leaders', 7, 0, 6, 'blocks'), ('women', 10, 15, 0, 'warns')]
    """
    return tuple(_checks(body, list(delegates), electors, limits, seats))


def _checks(
    body: str, made: list[Made], electors: Electors, limits: Mapping[str, Limit], seats: int | None
) -> Iterator[Check]:
    codes, all_of = CODES[body], len(made)
    least, most = seats_allowed(body, electors.all, limits[codes.seats])
    has = all_of if seats is None else seats
    yield _check("seats", has, has, least, most, limits[codes.seats])
    if codes.teacher_min:
        rule = limits[codes.teacher_min]
        asked = _up(Fraction(str(rule.value)) * all_of)
        yield _check("teachers", sum(m.is_teacher for m in made), all_of, asked, 0, rule)
    rule = limits[codes.leader_max]
    allowed = int(Fraction(str(rule.value)) * all_of)
    yield _check("leaders", sum(m.is_leader for m in made), all_of, 0, allowed, rule, has_most=True)
    rule = limits["congress.women_share"]
    if electors.women and electors.all:
        asked = int(Fraction(str(rule.value)) * Fraction(electors.women, electors.all) * all_of)
        yield _check("women", sum(m.is_woman for m in made), all_of, asked, 0, rule)
    if electors.young:
        rule = limits["congress.young_min"]
        yield _check("young", sum(m.is_young for m in made), all_of, rule.whole, 0, rule)
    if electors.minority:
        rule = limits["congress.minority_min"]
        yield _check("minority", sum(m.is_minority for m in made), all_of, rule.whole, 0, rule)


def _check(code: str, count: int, of: int, least: int, most: int, limit: Limit, *, has_most: bool = False) -> Check:
    is_kept = count >= least and (count <= most if has_most or most else True)
    tone = GOOD if is_kept else BLOCKS if limit.blocks else WARNS
    return Check(code=code, count=count, of=of, least=least, most=most, tone=tone, limit=limit)


def _up(share: Fraction) -> int:
    return -(-share.numerator // share.denominator)


def is_young_on(birth_date: dt.date | None, on: dt.date, age: Limit) -> bool:
    """Whether somebody is of at most that age on a day; who was born when is not known is not young.

    >>> rule = Limit("congress.young_age", 35, "")
    >>> born = dt.date(1990, 11, 22)
    >>> is_young_on(born, dt.date(2026, 11, 21), rule), is_young_on(born, dt.date(2026, 11, 22), rule)
    (True, False)
    """
    if birth_date is None:
        return False
    years = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
    return years <= age.whole


LEADERS_JOBS = ("校长", "园长", "书记", "院长", "主任", "局长", "处长", "科长")
_NOT_LEADERS = ("班主任", "年级", "教研", "级部")


def is_leaders_job(job: str) -> bool:
    """Whether a job reads like a leading post (领导干部); the officer sees the guess and puts it right.

    >>> [is_leaders_job(job) for job in ("副校长", "教导处主任", "班主任", "数学教师", "年级主任")]
    [True, True, False, False, False]
    """
    return any(word in job for word in LEADERS_JOBS) and not any(word in job for word in _NOT_LEADERS)


def check_label(code: str) -> str:
    """What is counted."""
    labels = {
        "seats": _("Delegates"),
        "teachers": _("Teachers"),
        "leaders": _("Leaders"),
        "women": _("Women"),
        "young": _("Young people"),
        "minority": _("Of a minority"),
    }
    return labels[code]


def check_told(check: Check) -> str:
    """One line of the composition as a sentence: what there is, and what is asked for."""
    values = {"what": check_label(check.code), "count": check.count, "of": check.of}
    values |= {"least": check.least, "most": check.most}
    if check.code == "seats":
        if check.most:
            return _("%(count)s delegates; %(least)s to %(most)s are asked for.") % values
        return _("%(count)s delegates; at least %(least)s are asked for.") % values
    if check.code == "leaders":
        return _("%(what)s: %(count)s of %(of)s; at most %(most)s.") % values
    return _("%(what)s: %(count)s of %(of)s; at least %(least)s.") % values
