import pytest

from jiaogong.prose.status import status_of


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("组织教职工体检", "done"),
        ("将退休教师请回学校座谈", "done"),
        ("要求教师撰写心得", "done"),
        ("每学期召开一次教代会", "rate"),
        ("定期更新公开栏", "rate"),
        ("按时为教职工续保", "rate"),
        ("今后将继续开展师德讲座", "planned"),
        ("打算在元旦举办联欢会", "planned"),
        ("拟于明年改建活动室", "planned"),
        ("要进一步加强调研", "planned"),
        ("调研仍存在一定差距", "said"),
        ("召开教代会两次,其中上学期一次,下学期一次", "done"),
        ("办结提案十七件,另两件列入下年度计划", "done"),
    ],
)
def test_the_words_of_a_clause_say_its_status(text, status):
    assert status_of(text, 0, len(text), has_date=False, has_parts=False) == status


def test_a_dated_act_is_no_habit():
    assert status_of("3月8日定期走访", 0, 8, has_date=True, has_parts=True) == "done"


def test_a_manner_beside_a_figure_is_no_habit():
    text = "指导6个工会及时补选"

    assert status_of(text, 0, len(text), has_date=False, has_parts=True) == "done"
