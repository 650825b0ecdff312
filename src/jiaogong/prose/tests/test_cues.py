from jiaogong.catalogue import CATEGORIES
from jiaogong.prose.cues import ACT, CUES, EVENT, STRONG, find_cues


def words_in(text: str) -> list[str]:
    starts = [start for start, _ in find_cues(text)]
    return [next(text[s : s + n] for n in range(8, 0, -1) if text[s : s + n] in CUES) for s in starts]


def test_the_longest_word_is_found_and_none_overlaps():
    assert words_in("举办知识竞赛") == ["举办", "知识竞赛"]


def test_a_compound_is_what_its_last_word_is():
    assert CUES["知识竞赛"].flags & EVENT == EVENT


def test_a_shielded_word_hides_the_verb_inside_it():
    assert not any(cue.flags & ACT for _, cue in find_cues("工会组织"))


def test_every_category_but_none_else_has_strong_words():
    told = {code for cue in CUES.values() if cue.flags & STRONG for code, _ in cue.weights}

    assert told == set(CATEGORIES)


def test_the_last_character_of_a_text_may_end_a_cue():
    assert words_in("共同捐款") == ["捐款"]
