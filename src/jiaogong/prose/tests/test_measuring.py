import pytest

from jiaogong.prose import read
from jiaogong.prose.measuring import measure_of
from jiaogong.prose.reading import Claim, Figure


def measures_in(text: str) -> list[str | None]:
    return [measure_of(f, claim, text[claim.start : claim.end]) for claim in read(text).claims for f in claim.figures]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("走访慰问生病教师18人次，发放慰问金4200元。", ["visits", "visit_amount"]),
        ("对6位特困教职工补助7300元。", ["aid_recipients", "aid_amount"]),
        ("建立困难教职工档案27份。", ["hardship_files"]),
        ("收到提案36件，立案30件，答复29件。", ["proposals_received", "proposals_filed", "proposals_answered"]),
        ("召开教代会2次，实到52人，请假5人。", ["congress_sessions", "delegates_present", "delegates_excused"]),
        ("举办教职工篮球赛，8支代表队参赛，96人参加。", ["teams", "participants"]),
        ("书法比赛收到作品42件，获奖12件。", ["works", "prizes"]),
        ("组织教职工体检91人。", ["checkups_done"]),
        ("组织96名教职工体检，其余3人补检。", ["checkups_due", "checkups_followed"]),
        ("为灾区捐款3960元。", ["donation_amount"]),
        ("走访退休教师，共9人次。", ["visits"]),
    ],
)
def test_the_nearest_telling_word_names_the_measure(text, measures):
    assert measures_in(text) == measures


@pytest.mark.parametrize(
    "text",
    [
        "给每位退休教师发放慰问金100元。",
        "每学期召开教代会2次。",
        "慰问退休教师的比例达95%。",
        "今后将走访慰问教师40人次。",
        "各校全部召开一次以上教代会。",
        "组织六人到外校考察学习。",
    ],
)
def test_shares_rates_plans_and_bare_numbers_count_nothing(text):
    assert set(measures_in(text)) <= {None}


def test_another_number_between_a_figure_and_a_word_parts_them():
    figure = Figure(2, 5, 26, "人")
    claim = Claim(0, 10, "done", "congress", figures=(figure,))

    assert measure_of(figure, claim, "教师26人五人请假。") is None
