"""What a base union does in a year, institution by institution: each function tells its acts into the school's year."""

from __future__ import annotations

from jiaogong.config.demo.acts.care import CARE
from jiaogong.config.demo.acts.democracy import DEMOCRACY
from jiaogong.config.demo.acts.growth import GROWTH
from jiaogong.config.demo.acts.house import HOUSE
from jiaogong.config.demo.telling import Act, School


def acts_of(school: School) -> list[Act]:
    """A whole year of a base union's acts, by date."""
    for institution in (*DEMOCRACY, *CARE, *GROWTH, *HOUSE):
        institution(school)
    return sorted(school.acts, key=lambda a: (a.facts.last_day, a.facts.title))
