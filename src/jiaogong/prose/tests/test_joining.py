import pytest

from jiaogong.prose import read


def told(text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "举办征文比赛，评出一等奖6篇",
        "走访退休教师18人次，送去慰问金9000元",
        "召开座谈会，听取意见21条",
        "为教师投保互助保险，参保率达98%",
        "组队参加市教工乒乓球比赛，荣获团体第二名",
        "应检教师68人，实检66人；其余2人于11月补检",
    ],
)
def test_what_came_of_an_act_stays_with_it(text):
    assert told(text + "。") == [text]


def test_what_stands_after_a_semicolon_is_another_act():
    assert told("走访退休教师18人次；走访生病教师9人次。") == ["走访退休教师18人次", "走访生病教师9人次"]


def test_acts_of_unlike_categories_part():
    assert told("组织教师学习《工会法》，开展教职工征文比赛。") == ["组织教师学习《工会法》", "开展教职工征文比赛"]


def test_praise_between_two_acts_parts_them():
    text = "指导6个工会换届选举，加强了组织建设，并指导3个工会补选委员。"

    assert told(text) == ["指导6个工会换届选举", "指导3个工会补选委员"]


def test_a_date_opens_an_act_of_its_own():
    text = "三月八日女教师跳绳比赛，五月拔河赛中学部胜小学部，九月九日教师节联欢，演出节目14个。"

    assert told(text) == ["三月八日女教师跳绳比赛", "五月拔河赛中学部胜小学部", "九月九日教师节联欢，演出节目14个"]


def test_a_date_set_off_makes_an_act_of_half_a_one():
    text = "5月17日，请市医院李小满医生来园讲颈椎保健。"

    assert told(text) == ["5月17日，请市医院李小满医生来园讲颈椎保健"]


def test_what_befell_somebody_stays_with_the_unions_answer():
    text = "教职工张小禾患病住院，工会组织捐款，共筹集8600元送到她的手中。"

    assert told(text) == [text.rstrip("。")]


def test_a_persons_trouble_stays_with_the_help_and_a_dated_count_stands_alone():
    text = "张小禾老师家房屋被大水冲毁，工会带头捐款。7月3日至8日，28名青年教师赴红枫纪念馆研学。"

    assert told(text) == ["张小禾老师家房屋被大水冲毁，工会带头捐款", "7月3日至8日，28名青年教师赴红枫纪念馆研学"]
