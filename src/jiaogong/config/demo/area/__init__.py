"""What the area union does in a year, and the schools' shares in it."""

from jiaogong.config.demo.area.clusters import cluster_acts
from jiaogong.config.demo.area.contests import ball_league, essay_contest, sports_meet, women_event, young_staff
from jiaogong.config.demo.area.house import own_house, warmth
from jiaogong.config.demo.area.service import inspections, officer_courses, one_day_gift, recuperation, teachers_day
from jiaogong.config.demo.area.year import AreaYear

EVENTS = (
    sports_meet, women_event, officer_courses, essay_contest, ball_league, one_day_gift, recuperation, young_staff, inspections, teachers_day, warmth,
    own_house,
)  # fmt: skip

__all__ = ["EVENTS", "AreaYear", "cluster_acts"]
