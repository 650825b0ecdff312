"""The commands rollup, summary, import and export."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from jiaogong.config.cli import main
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Person, RosterImport
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
SCOPE = ["--period", "2026"]


@pytest.fixture
def school() -> Union:
    union = make_officer().person.union
    make_entry(union)
    make_entry(
        union,
        category="care",
        title="看望住院教师",
        figures=(FigureFact("visits", 2), FigureFact("visit_amount", 50050)),
    )
    return union


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_rollup_tells_each_figure_with_its_entries_and_money_in_yuan(school, capsys):
    main(["rollup", "--union", school.code, *SCOPE, "--json"])

    told = _json(capsys)
    care = Entry.objects.get(category="care").pk
    assert {"category": "care", "measure": "visit_amount", "unit": "元", "value": 500.5, "entries": [care]} in told[
        "rows"
    ]


@pytest.mark.parametrize("by", ["union", "month"])
def test_a_rollup_broken_down_adds_up_to_the_whole(by, school, capsys):
    area = school.parent
    event = make_entry(area, by=make_officer(area), title="全区羽毛球赛", figures=(FigureFact("participants", 90),))
    make_entry(school, title="参加全区羽毛球赛", figures=(FigureFact("participants", 30),), part_of_id=event.pk)
    main(["rollup", "--union", area.code, *SCOPE, "--json"])
    whole = _json(capsys)
    main(["rollup", "--union", area.code, *SCOPE, "--json", "--by", by])

    sums: dict[tuple[str, str], float] = defaultdict(int)
    for row in _json(capsys)["rows"]:
        sums[row["category"], row["measure"]] += row["value"]
    assert sums == {(r["category"], r["measure"]): r["value"] for r in whole["rows"]}


def test_a_rollup_for_reading_is_a_table(school, capsys):
    main(["rollup", "--union", school.code, *SCOPE, "--by", "month"])

    first = re.split(" {2,}", capsys.readouterr().out.splitlines()[0])
    assert first == ["2026-03", "Visits and hardship help", "Acts", "1", "times"]


def test_the_figures_of_a_summary_stand_at_their_places(school, capsys):
    main(["summary", "--union", school.code, *SCOPE, "--json"])

    told = _json(capsys)
    visits = next(f for f in told["figures"] if f["measure"] == "visit_amount")
    assert told["text"][visits["start"] : visits["end"]].removesuffix("元") == "500.5"


def test_a_summary_is_written_to_a_file(school, tmp_path):
    code = main(["summary", "--union", school.code, *SCOPE, "-o", "out.md"])

    assert (code, (tmp_path / "out.md").read_text("utf-8").count("羽毛球赛") > 0) == (0, True)


def _template(folder: Path, words: str) -> str:
    document = docx.Document()
    document.add_paragraph(words)
    document.save(str(folder / "own.docx"))
    return str(folder / "own.docx")


def test_a_summary_fills_an_office_s_own_template(school, tmp_path):
    template = _template(tmp_path, "{{ union }}呈报：{{ title }}")

    code = main(["summary", "--union", school.code, *SCOPE, "-o", "made.docx", "--template", template])

    told = [p.text for p in docx.Document(str(tmp_path / "made.docx")).paragraphs]
    assert (code, told[0]) == (0, f"{school.name}呈报：{school.name}2026年工作总结")


@pytest.mark.parametrize(
    ("words", "output"),
    [("{{ password }}", "made.docx"), ("{% for part in parts %}", "made.docx"), ("{{ title }}", "made.md")],
)
def test_a_template_that_cannot_be_filled_is_one_sentence_and_nothing_is_written(
    words, output, school, tmp_path, capsys
):
    template = _template(tmp_path, words)

    code = main(["summary", "--union", school.code, *SCOPE, "-o", output, "--template", template])

    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n")) == (1, "", 1)
    assert [f.name for f in tmp_path.iterdir() if f.name.startswith(("made", "."))] == []


@pytest.mark.parametrize("template", ["none.docx", "note.docx"])
def test_what_is_no_word_document_is_no_template(template, school, tmp_path, capsys):
    (tmp_path / "note.docx").write_text("no archive", encoding="utf-8")

    code = main(["summary", "--union", school.code, *SCOPE, "-o", "made.docx", "--template", template])

    assert (code, template in capsys.readouterr().err, (tmp_path / "made.docx").exists()) == (1, True, False)


@pytest.mark.parametrize(
    "command",
    [
        ["rollup", "--union", "NONE", "--period", "2026"],
        ["rollup", "--union", "SCHOOL", "--period", "20x6"],
        ["summary", "--union", "SCHOOL", "--period", "2026", "-o", "out.txt"],
        ["summary", "--union", "SCHOOL", "--period", "2026", "-o", "nowhere/out.md"],
        ["export", "entries", "--union", "SCHOOL", "-o", "out.csv"],
        ["import", "entries", "none.xlsx", "--union", "SCHOOL"],
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_code_1(command, school, tmp_path, capsys):
    code = main([school.code if word == "SCHOOL" else word for word in command])

    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n"), list(tmp_path.iterdir())) == (1, "", 1, [])


@pytest.mark.parametrize("command", [[], ["frob"], ["rollup"], ["export", "entries"]])
def test_wrong_usage_is_code_2(command):
    with pytest.raises(SystemExit) as ended:
        main(command)

    assert ended.value.code == 2


def test_exported_entries_come_back_as_duplicates(school):
    main(["export", "entries", "--union", school.code, "-o", "out.xlsx"])
    before = Entry.objects.count()

    code = main(["import", "entries", "out.xlsx", "--union", school.code])

    assert (code, Entry.objects.count()) == (0, before)


def test_exported_members_come_back_as_they_were(school, capsys):
    main(["export", "members", "--union", school.code, "-o", "out.xlsx"])
    capsys.readouterr()

    code = main(["import", "members", "out.xlsx", "--union", school.code])

    assert (code, capsys.readouterr().out) == (0, f"0 new members, 0 changed, {Person.objects.count()} as they were\n")


def _roster(path: Path, *rows: list[str]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


def test_a_roster_is_taken_over_but_for_the_rows_with_errors(school, tmp_path, capsys):
    _roster(tmp_path / "in.xlsx", ["姓名", "性别"], ["岑若溪", "女"], ["骆一鸣", "他"])

    code = main(["import", "members", "in.xlsx", "--union", school.code])

    told = capsys.readouterr().out
    assert (code, told.splitlines()[0].startswith("in.xlsx Sheet1 3: Error 骆一鸣 B3: “他”"), told.splitlines()[1]) == (
        0,
        True,
        "1 new member, 0 changed, 0 as they were",
    )
    assert Person.objects.filter(name__in=["岑若溪", "骆一鸣"]).count() == 1


def test_a_roster_tried_leaves_nothing_behind(school, tmp_path, capsys):
    _roster(tmp_path / "in.xlsx", ["姓名", "性别"], ["岑若溪", "女"])

    main(["import", "members", "in.xlsx", "--union", school.code, "--dry-run"])

    told = capsys.readouterr().out
    assert (told, Person.objects.filter(name="岑若溪").count(), RosterImport.objects.count()) == (
        "1 new member, 0 changed, 0 as they were\n",
        0,
        0,
    )


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0locked"])
def test_what_is_no_roster_is_one_sentence_and_code_1(data, school, tmp_path, capsys):
    (tmp_path / "in.xlsx").write_bytes(data)

    code = main(["import", "members", "in.xlsx", "--union", school.code])

    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n"), "in.xlsx" in told.err, RosterImport.objects.count()) == (
        1,
        "",
        1,
        True,
        0,
    )


def test_a_dry_run_writes_nothing(school, capsys):
    main(["export", "entries", "--union", school.code, "-o", "out.xlsx"])
    Entry.objects.filter(category="care").delete()

    main(["import", "entries", "out.xlsx", "--union", school.code, "--dry-run"])

    assert (Entry.objects.count(), "new" in capsys.readouterr().out) == (1, True)


def test_the_rollup_is_exported_as_a_sheet(school, tmp_path):
    main(["export", "rollup", "--union", school.code, *SCOPE, "-o", "out.xlsx"])

    rows = CalamineWorkbook.from_path(tmp_path / "out.xlsx").get_sheet_by_index(0).to_python()
    assert 500.5 in [row[3] for row in rows]
