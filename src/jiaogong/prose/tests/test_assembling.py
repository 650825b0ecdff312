from jiaogong.prose.assembling import read_claims
from jiaogong.prose.parts import find_parts
from jiaogong.prose.reading import Claim
from jiaogong.prose.text import plain


def claims_of(text: str) -> tuple[Claim, ...]:
    made_plain = plain(text)
    return read_claims(made_plain, find_parts(made_plain.plain))


def test_parts_belong_to_the_claim_they_stand_in():
    text = "慰问教师18人次；6月举办讲座3场。"

    claims = claims_of(text)

    assert [[f.value for f in claim.figures] for claim in claims] == [[18], [3]]
    assert [claim.date for claim in claims] == [None, "--06"]


def test_every_part_lies_at_its_place_in_a_wrapped_original():
    text = "區教育工會於6月組織全區教職工到市體育中心參加一年一度的教職工籃球\n比賽，8支代表隊參賽，評出一等獎2個。"

    (claim,) = claims_of(text)

    assert [text[f.start : f.end] for f in claim.figures] == ["8支", "2個"]
    assert [text[d.start : d.end] for d in claim.dates] == ["6月"]
