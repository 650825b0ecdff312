"""What counts as copied from a library: its own words, not required phrases, not what many say, not our own acts."""

from __future__ import annotations

from jiaogong.prose.copies import fingerprints
from jiaogong.summaries.checking.copying import Borne, copied_from
from jiaogong.summaries.sources import Print, Shelf, Source, packed, ranked

OWN = "春天的校园里，退休老师种下的玉兰开了，孩子们围着树听他们讲从前的故事，一讲就是整整一个下午。"
CALLS = "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，落实立德树人根本任务。"
NOTHING = Borne()


def shelf(*texts: str) -> Shelf:
    """Texts of as many unions."""
    prints = [Print(key, key, packed(fingerprints(text))) for key, text in enumerate(texts, start=1)]
    return Shelf({p.key: (p.union, Source(f"text {p.key}", texts[p.key - 1], p.key)) for p in prints}, prints)


def test_a_passage_of_one_other_text_is_copied_with_its_exact_share():
    copied, findings = copied_from(
        OWN, shelf(f"前言在此。{OWN}", "别的话，与此无关，说的是另一件完全不同的事情。"), NOTHING
    )

    assert [(c.of, c.share, c.counted) for c in copied] == [("text 1", 1.0, 1.0)]
    assert [(f.start, f.end, f.detail["of"]) for f in findings] == [(0, len(OWN), "text 1")]


def test_required_wording_is_nobody_s():
    copied, findings = copied_from(CALLS, shelf(CALLS), NOTHING)

    assert (copied, findings) == ((), ())


def test_what_stands_in_five_unions_texts_is_nobody_s():
    copied, _findings = copied_from(OWN, shelf(*[OWN] * 5), NOTHING)

    assert copied == ()


def test_four_are_not_many():
    copied, _findings = copied_from(OWN, shelf(*[OWN] * 4), NOTHING)

    assert len(copied) == 4


def test_what_the_ledger_bears_out_is_our_own_act_in_whosever_words():
    copied, _findings = copied_from(OWN, shelf(OWN), Borne(out=[(0, len(OWN))]))

    assert copied == ()


def test_wording_that_says_what_the_ledger_has_not_is_not_excused():
    false = [(0, len(CALLS))]

    copied, _findings = copied_from(CALLS, shelf(CALLS), Borne(not_out=false, false=false))

    assert [c.share for c in copied] == [1.0]


def test_of_texts_by_name_everything_counts_exactly():
    copied, _findings = copied_from(CALLS, {"old.txt": CALLS}, NOTHING)

    assert [(c.of, c.share) for c in copied] == [("old.txt", 1.0)]


def test_the_texts_that_share_most_are_compared_first():
    prints = [Print(1, 1, packed([1, 2])), Print(2, 2, packed([1, 2, 3])), Print(3, 3, packed([9]))]

    assert ranked({1, 2, 3, 4}, prints, most=5).keys == (2, 1)
