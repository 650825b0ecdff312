"""What a base union does in a year, institution by institution: each function tells its acts into the school's year."""

from __future__ import annotations

from jiaogong.config.demo.acts.benefits import (
    check_health,
    children_day,
    give_festival_gifts,
    insure_and_rest,
    remember_birthdays,
)
from jiaogong.config.demo.acts.care import keep_hardship_files, visit_colleagues
from jiaogong.config.demo.acts.culture import play
from jiaogong.config.demo.acts.democracy import DEMOCRACY
from jiaogong.config.demo.acts.growth import GROWTH
from jiaogong.config.demo.acts.house import assess, enrol_and_elect, give, keep_books, keep_rooms, meet, publicise
from jiaogong.config.demo.acts.retirees import honour_retired
from jiaogong.config.demo.acts.women import women_day
from jiaogong.config.demo.telling import Act, School

_CARE = (visit_colleagues, keep_hardship_files)
_BENEFITS = (give_festival_gifts, remember_birthdays, check_health, insure_and_rest)
_HOUSE = (meet, enrol_and_elect, play, give, keep_books, publicise, keep_rooms, assess)


def acts_of(school: School) -> list[Act]:
    """A whole year of a base union's acts, by date. In another order, chance would tell another year."""
    cared_for = (*_CARE, *_BENEFITS, honour_retired, women_day, children_day)
    for institution in (*DEMOCRACY, *cared_for, *GROWTH, *_HOUSE):
        institution(school)
    return sorted(school.acts, key=lambda a: (a.facts.last_day, a.facts.title))
