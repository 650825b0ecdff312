"""Files damaged on their way: whatever was done to their bytes, they are read or refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files import open_text, word
from jiaogong.summaries.files.tests import made

GOOD = made.word(*(made.paragraph(made.run(f"{n}月8日组织女教职工羽毛球赛，4{n}人参加。")) for n in range(1, 10)))
SCANNED = made.scanned()


def refusal(data: bytes, name: str) -> str:
    """What is said of a file that cannot be read; "" of one that can."""
    try:
        open_text(data, name)
    except RuleBroken as refused:
        return str(refused)
    return ""


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", inner)
    return file.getvalue()


@settings(max_examples=60)
@given(st.data(), st.sampled_from([(GOOD, "a.docx"), (GOOD, "a.txt"), (SCANNED, "a.pdf"), (SCANNED, "a.docx")]))
def test_changed_and_lost_bytes_are_read_or_refused_in_a_sentence_that_names_the_file(data, file):
    whole, name = file
    broken = bytearray(whole[: data.draw(st.integers(1, len(whole)), label="length")])
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(broken) - 1), st.integers(0, 255)), max_size=8)):
        broken[at] = byte

    told = refusal(bytes(broken), name)

    assert told == "" or name in told


@pytest.mark.parametrize(
    "data",
    [
        GOOD[: len(GOOD) // 2],
        packed(styles=b"<a/>"),
        packed(document=b""),
        packed(document=b'<?xml version="1.0" encoding="klingon"?><a/>'),
        packed(document=b'<?xml version="1.0" encoding="gbk"?><a/>'),
        packed(document=b" " * 3000 + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        packed(
            document='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
        ),
        packed(document=b"<a>" * 100_000 + b"</a>" * 100_000),
    ],
    ids=["half", "no document", "nothing", "no encoding", "no XML encoding", "type", "type in UTF-16", "too deep"],
)
def test_what_is_no_word_document_is_refused(data):
    told = refusal(data, "总结.docx")

    assert "总结.docx" in told


def test_a_document_that_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(word, "MOST_UNPACKED", 2**20)

    told = refusal(packed(document=b"<a>" + b" " * 2**21 + b"</a>"), "总结.docx")

    assert "1 MB" in told
