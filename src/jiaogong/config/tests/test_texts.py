"""The commands read and check."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from jiaogong.config.cli import main
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union

TEXT = "2026年3月8日组织女教职工羽毛球赛，42人参加。\n全年走访慰问教职工18人次。\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def _without_database(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose folder does not exist."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return subprocess.run(
        [sys.executable, "-m", "jiaogong.config.cli", *arguments],
        env={**environment, "JIAOGONG_HOME": str(home)}, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_reading_needs_no_folder(tmp_path):
    (tmp_path / "总结.txt").write_text(TEXT, encoding="utf-8")

    done = _without_database("read", "--json", "总结.txt", home=tmp_path / "none")

    assert (done.returncode, json.loads(done.stdout)["document"], (tmp_path / "none").exists()) == (0, "总结", False)


def test_comparing_texts_needs_no_folder(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "2025.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "new.txt").write_text(TEXT, encoding="utf-8")

    done = _without_database("check", "new.txt", "--against", "old", "--json", home=tmp_path / "none")

    assert (json.loads(done.stdout)["copied"], (tmp_path / "none").exists()) == (
        [{"of": "2025.txt", "share": 1.0}],
        False,
    )


def test_what_in_a_folder_cannot_be_compared_is_named_and_the_rest_is_compared(tmp_path, capsys):
    (tmp_path / "new.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "old").mkdir()
    _bad_files(tmp_path / "old")

    code = main(["check", "new.txt", "--against", "old", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["copied"]) == (0, [{"of": "good.txt", "share": 1.0}])
    assert [one["of"] for one in told["unread"]] == [
        "broken.docx", "broken.pdf", "empty.txt", "huge.txt", "picture.docx",
    ]  # fmt: skip
    assert [note[:1] for note in told["notes"]] == ["2", "5"]


def test_a_check_tells_what_of_the_draft_was_not_understood(tmp_path, capsys):
    (tmp_path / "new.txt").write_text("The union held three meetings this year.", encoding="utf-8")
    (tmp_path / "old").mkdir()

    main(["check", "new.txt", "--against", "old", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["claims"], len(told["notes"]), told["unread"]) == ([], 1, [])


def test_read_prints_one_object_a_document_a_line(tmp_path, capsys):
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    main(["read", "--json", "a.txt", "b.md"])

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(t["version"], t["document"]) for t in told] == [(1, "a"), (1, "b")]


def test_offsets_count_characters_of_the_file_without_newline_translation(tmp_path, capsys):
    text = TEXT.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode())

    main(["read", "--json", "a.txt"])

    figures = [f for claim in json.loads(capsys.readouterr().out)["claims"] for f in claim["figures"]]
    assert [text[f["start"] : f["end"]] for f in figures] == ["42人", "18人次"]


def _bad_files(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.docx").write_bytes(PNG)
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "folder.txt").mkdir()
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50 * 2**20)
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "empty.txt", "picture.docx", "old.doc", "table.xlsx", "broken.docx", "broken.pdf", "folder.txt", "huge.txt", "none.txt",
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_in_one_sentence_that_names_it(name, tmp_path, capsys):
    _bad_files(tmp_path)

    code = main(["read", "--json", "good.txt", name])

    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n"), name in told.err) == (1, "", 1, True)


def test_what_was_not_understood_is_told_beside_what_was_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("轻轻的我走了，\n正如我轻轻的来；\n我轻轻的招手。".encode("gb18030"))

    main(["read", "--json", "a.txt"])

    told = json.loads(capsys.readouterr().out)
    assert (told["claims"], ["GB18030" in note for note in told["notes"]]) == ([], [True, False])


def test_a_word_document_is_read_with_its_tables(tmp_path, capsys):
    document = docx.Document()
    document.add_paragraph("3月8日组织女教职工羽毛球赛，42人参加。")
    document.add_table(1, 1).cell(0, 0).text = "全年走访慰问教职工18人次。"
    document.save(tmp_path / "a.docx")

    main(["read", "--json", "a.docx"])

    figures = [f["value"] for claim in json.loads(capsys.readouterr().out)["claims"] for f in claim["figures"]]
    assert figures == [42, 18]


@pytest.fixture
def school() -> Union:
    return make_officer().person.union


@pytest.mark.django_db
def test_claims_are_posted_as_drafts_that_keep_their_sentence_and_place(school, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    code = main(["read", "a.txt", "--post", "--union", school.code, "--period", "2026"])

    posted = Entry.objects.filter(union=school, state=Entry.State.DRAFT, source="text", source_name="a.txt")
    places = [TEXT[e.source_start : e.source_end] == e.source_quote for e in posted]
    assert (code, places) == (0, [True, True])


@pytest.mark.django_db
def test_posting_tells_what_of_a_file_was_not_understood(school, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT + "Two meetings were held in spring by the committee.\n", encoding="utf-8")

    main(["read", "a.txt", "--post", "--json", "--union", school.code, "--period", "2026"])

    told = json.loads(capsys.readouterr().out)
    assert (len(told["entries"]), len(told["notes"])) == (2, 1)


@pytest.mark.django_db
def test_posting_several_texts_is_all_or_nothing(school, tmp_path, capsys):
    _bad_files(tmp_path)

    code = main(["read", "good.txt", "gbk.txt", "--post", "--union", school.code, "--period", "2026"])

    assert (code, Entry.objects.count(), capsys.readouterr().err.count("\n")) == (1, 0, 1)


@pytest.mark.django_db
def test_a_check_tells_what_the_ledger_holds(school, tmp_path, capsys):
    make_entry(school)
    (tmp_path / "a.txt").write_text("3月8日组织女教职工羽毛球赛，43人参加。", encoding="utf-8")

    code = main(["check", "a.txt", "--union", school.code, "--period", "2026", "--json"])

    told = json.loads(capsys.readouterr().out)
    figures = [
        (p["read"], p["ledger"], p["verdict"]) for c in told["claims"] for p in c["parts"] if p["kind"] == "figure"
    ]
    assert (code, told["document"], figures) == (0, "a", [(43, 42, "contradicted")])


@pytest.mark.parametrize("options", [["--union", "NONE", "--period", "2026"], ["--period", "2026"], []])
@pytest.mark.django_db
@pytest.mark.usefixtures("school")
def test_a_check_without_a_sound_union_is_refused(options, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    code = main(["check", "a.txt", *options])

    assert (code, capsys.readouterr().err.count("\n")) == (1, 1)
