from jiaogong.prose.marks import DATE, FIGURE, TITLE, flags_of, marks_between, marks_of
from jiaogong.prose.parts import find_parts

TEXT = "6月组织教师学习《教职工守则》,42人参加"


def test_marks_stand_in_order():
    places = [place for place, _ in marks_of(TEXT, find_parts(TEXT))]

    assert places == sorted(places)


def test_a_stretch_has_the_flags_of_the_marks_inside_it():
    marks = marks_of(TEXT, find_parts(TEXT))
    comma = TEXT.index(",")

    assert flags_of(marks_between(marks, 0, comma)) & (DATE | FIGURE | TITLE) == DATE | TITLE
    assert flags_of(marks_between(marks, comma, len(TEXT))) & (DATE | FIGURE | TITLE) == FIGURE
