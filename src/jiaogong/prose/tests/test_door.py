import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose import as_json, read

CHARACTERS = sorted("工会组织召开教代慰问12345人次元月日年，。；：“”《》（）\n　、一二三将每篇奖第校区老师张")
GENRE = st.text(st.sampled_from(CHARACTERS), max_size=80)


def test_json_says_everything_under_the_documents_name():
    text = "6月召开教代会，张小满、李大川等26人参加，获区一等奖1个。"

    said = json.loads(json.dumps(as_json("made-up", read(text))))

    assert (said["version"], said["document"], len(said["claims"])) == (1, "made-up", 1)
    assert set(said["claims"][0]) == {
        "start",
        "end",
        "status",
        "category",
        "date",
        "figures",
        "people",
        "bodies",
        "awards",
    }
    assert set(said["claims"][0]["figures"][0]) == {"start", "end", "value", "unit", "qualifier"}


def test_a_name_on_the_roster_is_found_where_nothing_gives_it_away():
    text = "鲜于小荷主持了师德讲座。"

    (claim,) = read(text, roster=["鲜于小荷"]).claims

    assert [person.name for person in claim.people] == ["鲜于小荷"]


def test_an_empty_text_holds_no_claims():
    assert read("").claims == ()


def test_places_count_characters_of_the_text_as_given():
    text = "學校工會在三月的第二個星期組織了全體女教職工到城東的植物園參觀茶\r\n花展覽，共４２人參加。"

    (claim,) = read(text).claims

    assert text[claim.end - 6 : claim.end] == "共４２人參加"
    assert [text[f.start : f.end] for f in claim.figures] == ["４２人"]


@given(GENRE)
def test_claims_never_overlap_and_hold_their_parts(text):
    end = 0

    for claim in read(text).claims:
        assert end <= claim.start < claim.end <= len(text)
        starts = [f.start for f in claim.figures] + [n.start for n in claim.people] + [d.start for d in claim.dates]
        assert all(claim.start <= start < claim.end for start in starts)
        end = claim.end


@given(st.text(max_size=60))
def test_no_text_is_too_strange_to_read(text):
    assert read(text).text == text


def test_json_gives_names_and_units_as_printed():
    said = as_json("made-up", read("三月五日，賀冬生老師捐書五百冊。"))["claims"][0]

    assert [name["name"] for name in said["people"]] == ["賀冬生"]
    assert [figure["unit"] for figure in said["figures"]] == ["冊"]


def test_reading_loads_nothing_heavy_before_it_is_needed():
    heavy = "{'opencc', 'pypinyin', 'lunar_python'}"
    script = (
        f"import sys; from jiaogong.prose import read; read('三月五日走訪12人。'); print({heavy} & {{*sys.modules}})"
    )

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "set()"
