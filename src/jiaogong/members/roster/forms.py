"""Shapes of input: a workbook sent, and what its columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from jiaogong.kernel.dress import PlainForm
from jiaogong.members.models import RosterImport
from jiaogong.members.roster.columns import COLUMNS, code_of
from jiaogong.unions.models import Union


class RosterForm(PlainForm):
    """A roster for a union."""

    union = forms.ChoiceField(label=gettext_lazy("Union"))
    file = forms.FileField(label=gettext_lazy("File"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}))

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        self.unions = {u.code: u for u in unions}
        super().__init__(*args, **kwargs)
        self.fields["union"] = forms.ChoiceField(
            label=gettext_lazy("Union"), choices=[(u.code, u.called) for u in unions]
        )


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column as it is shown: the name of its select, its heading, some values, the code given to it."""

    name: str
    heading: str
    samples: list[str]
    code: str


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Sheets with the same headings, shown once; `is_side_by_side`: a second column of names would be left out."""

    sheets: list[str]
    columns: list[ColumnChoice]
    is_side_by_side: bool


class ColumnsForm:
    """What each column of a roster's tables holds; sheets with the same headings are asked about once."""

    def __init__(self, roster: RosterImport, sent: QueryDict | None = None) -> None:
        self._first = _first_alike(roster.tables)
        self.codes = [self._codes(table, self._first[i], sent) for i, table in enumerate(roster.tables)]
        self.tables = [
            self._shown(table, i, [t["sheet"] for j, t in enumerate(roster.tables) if self._first[j] == i])
            for i, table in enumerate(roster.tables)
            if self._first[i] == i
        ]

    def _codes(self, table: dict[str, Any], first: int, sent: QueryDict | None) -> list[str]:
        if sent is None:
            return list(table["columns"])
        given = [sent.get(f"t{first}-c{i}", "") for i in range(len(table["headings"]))]
        return [code if code in COLUMNS else "" for code in given]

    def _shown(self, table: dict[str, Any], at: int, sheets: list[str]) -> TableChoice:
        columns = [
            ColumnChoice(f"t{at}-c{i}", heading, table["samples"][i], self.codes[at][i])
            for i, heading in enumerate(table["headings"])
            if heading or table["samples"][i]
        ]
        named = [c for c in columns if code_of(c.heading) == "name" and c.samples]
        return TableChoice(sheets, columns, is_side_by_side=len(named) > 1)


def _first_alike(tables: list[dict[str, Any]]) -> list[int]:
    """For each table the first one with the same headings."""
    seen: dict[tuple[str, ...], int] = {}
    return [seen.setdefault(tuple(table["headings"]), i) for i, table in enumerate(tables)]
