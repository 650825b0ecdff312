"""An entry being typed: the fields that stand once, the rows that repeat, and the facts they make."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.ledger.forms.naming import named_people, written_names
from jiaogong.ledger.forms.rows import MOST_ROWS, AwardRows, FigureRows, figure_typed
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import Entry, EntryPerson
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, PersonFact
from jiaogong.unions.models import Union

PARTS = {
    "people": EntryPerson.Part.CONCERNED,
    "organisers": EntryPerson.Part.ORGANISER,
    "winners": EntryPerson.Part.WINNER,
}
_BETWEEN_BODIES = re.compile(r"[、;；\n]+")


def _category_choices() -> list[tuple[str, str]]:
    return [("", _("Choose a category")), *((c.code, label(c)) for c in CATEGORIES.values())]


def _text(name: Any, most: int, hint: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=name, max_length=most, help_text=hint, **{"required": False, **more})


class EntryForm(PlainForm):
    """The fields of an act that stand once."""

    title = _text(gettext_lazy("What was done"), TITLE_LENGTH, required=True)
    category = forms.ChoiceField(label=gettext_lazy("Category"), choices=_category_choices)
    start = day_field(gettext_lazy("Date"))
    end = day_field(
        gettext_lazy("Until"), required=False, help_text=gettext_lazy("Only if it lasted longer than a day.")
    )
    precision = forms.ChoiceField(label=gettext_lazy("Known to the"), choices=Entry.Precision, required=False)
    sentence = _text(gettext_lazy("In one sentence"), 2000, widget=forms.Textarea(attrs={"rows": 3}))
    people = _text(
        gettext_lazy("People concerned"), 2000, gettext_lazy("Names on the union's file, with 、 between them.")
    )
    organisers = _text(gettext_lazy("Organisers"), 2000)
    winners = _text(gettext_lazy("Prize winners"), 2000)
    bodies = _text(gettext_lazy("Other bodies"), 2000, gettext_lazy("Such as a hospital, with 、 between them."))
    basis = _text(gettext_lazy("Basis"), 200, gettext_lazy("The document it rests on."))
    theme = _text(gettext_lazy("Theme"), 60, gettext_lazy("A campaign that it belongs to."))
    due_date = day_field(gettext_lazy("Due"), required=False, help_text=gettext_lazy("For what is planned: by when."))

    def __init__(self, *args: Any, wholes: Sequence[Entry] = (), asks_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(_asked(wholes, asks_reason=asks_reason))


def _asked(wholes: Sequence[Entry], *, asks_reason: bool) -> dict[str, forms.Field]:
    """The fields that depend on the entry: what it may be part of, why it is corrected."""
    choices = [(w.pk, f"{w.start_date:%Y-%m-%d} {w.title} · {w.union.called}") for w in wholes]
    part_of = forms.TypedChoiceField(
        label=_("Part of"), required=False, coerce=int, empty_value=None, choices=[("", _("Nothing larger")), *choices]
    )
    reason = forms.CharField(label=_("Why it is corrected"), max_length=200)
    return {**({"part_of": part_of} if wholes else {}), **({"reason": reason} if asks_reason else {})}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a form before it is sent."""

    entry: dict[str, Any] = field(default_factory=dict)
    figures: list[dict[str, Any]] = field(default_factory=list)
    awards: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FieldFault:
    """An error with the field that it is about ("" for the form as a whole)."""

    field_id: str
    label: str
    message: str


class EntryInput:
    """The form of one entry: sent (`data`), or filled with what was `typed` before."""

    def __init__(
        self,
        union: Union,
        *,
        data: QueryDict | None = None,
        typed: Typed | None = None,
        wholes: Sequence[Entry] = (),
        asks_reason: bool = False,
        known_people: Collection[int] = (),
        part_of_id: int | None = None,
    ) -> None:
        typed = typed or Typed()
        self.union, self.known_people, self.part_of_id = union, known_people, part_of_id
        self.category = str(typed.entry.get("category", "") if data is None else data.get("category", ""))
        rows: dict[str, Any] = {"form_kwargs": {"category": self.category}}
        self.form = EntryForm(data, initial=typed.entry, wholes=wholes, asks_reason=asks_reason)
        self.figures = FigureRows(data, prefix="figures", initial=_spare(typed.figures), **rows)
        self.awards = AwardRows(data, prefix="awards", initial=_spare(typed.awards))
        self.people: tuple[PersonFact, ...] = ()

    def is_valid(self) -> bool:
        sound = all([self.form.is_valid(), self.figures.is_valid(), self.awards.is_valid()])
        return self._name_people() and sound

    def _name_people(self) -> bool:
        found: list[PersonFact] = []
        faultless = True
        for name, part in PARTS.items():
            named = named_people(self.form.cleaned_data.get(name) or "", self.union, self.known_people)
            found += [PersonFact(key, part.value) for key in named.keys]
            for fault in named.faults:
                self.form.add_error(name, fault)
                faultless = False
        self.people = tuple(found)
        return faultless

    def facts(self) -> Facts:
        """The facts of a valid form."""
        told = self.form.cleaned_data
        return Facts(
            category=told["category"],
            title=told["title"],
            start=told["start"],
            end=told["end"],
            precision=told["precision"] or "day",
            sentence=told["sentence"],
            figures=tuple(f.cleaned_data["fact"] for f in self.figures if f.cleaned_data.get("fact")),
            awards=tuple(a.cleaned_data["fact"] for a in self.awards if a.cleaned_data.get("fact")),
            people=self.people,
            bodies=tuple(dict.fromkeys(b.strip() for b in _BETWEEN_BODIES.split(told["bodies"]) if b.strip())),
            basis=told["basis"],
            theme=told["theme"],
            part_of_id=told.get("part_of", self.part_of_id),
            due_date=told["due_date"],
        )

    @property
    def measures(self) -> set[str]:
        """The measures that stand in its rows, sent or only typed."""
        return {str(row["measure"].value()) for row in self.figures if row["measure"].value() in MEASURES}

    @property
    def reason(self) -> str:
        return str(self.form.cleaned_data.get("reason", ""))

    @property
    def has_more(self) -> bool:
        """Whether a field is filled, or wrong, that is folded away at first."""
        folded = ("organisers", "winners", "bodies", "basis", "theme", "due_date", "part_of")
        return any(self.form[name].value() or self.form[name].errors for name in folded if name in self.form.fields)

    def refuse(self, sentence: str) -> None:
        """Add a refusal of the ledger's rules to the form's errors."""
        self.form.add_error(None, sentence)

    def faults(self) -> Iterator[FieldFault]:
        """Every error of the form and its rows, for the summary above it."""
        for message in self.form.non_field_errors():
            yield FieldFault("", "", str(message))
        for one in (self.form, *self.figures.forms, *self.awards.forms):
            for bound in one:
                for message in bound.errors:
                    yield FieldFault(bound.auto_id, str(bound.label), str(message))


def _spare(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, with an empty one to go on with."""
    has_one = bool(rows) and not any(rows[-1].values())
    return (rows if has_one else [*rows, {}])[:MOST_ROWS]


def typed_from(facts: Facts, union: Union) -> Typed:
    """Facts as one would type them."""
    names = written_names([p.person_id for p in facts.people], union)
    people = {
        name: "、".join(names[p.person_id] for p in facts.people if p.part == part and p.person_id in names)
        for name, part in PARTS.items()
    }
    entry = {
        "title": facts.title,
        "category": facts.category,
        "start": facts.start,
        "end": facts.end if facts.end != facts.start else None,
        "precision": facts.precision,
        "sentence": facts.sentence,
        **people,
        "bodies": "、".join(facts.bodies),
        "basis": facts.basis,
        "theme": facts.theme,
        "part_of": facts.part_of_id,
        "due_date": facts.due_date,
    }
    awards = [{"level": a.level, "prize": a.prize, "count": a.count} for a in facts.awards]
    return Typed(entry, [figure_typed(f) for f in facts.figures], awards)


def typed_again(data: QueryDict) -> Typed:
    """What was sent, to be shown again unjudged: another row is asked for, or the session was lost."""
    entry = {name: data.get(name, "") for name in (*EntryForm.base_fields, "part_of", "reason")}
    ticked = [name for name in data.getlist("also") if name]
    entry["people"] = "、".join(n for n in [entry["people"], *ticked] if n)
    figures = _rows(data, "figures", ("measure", "qualifier", "value"))
    return Typed(entry, figures, _rows(data, "awards", ("level", "prize", "count")))


def _rows(data: QueryDict, prefix: str, fields: Sequence[str]) -> list[dict[str, Any]]:
    """The rows as they were sent, and one more where it was asked for."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "0")
    count = min(int(total), MOST_ROWS) if total.isdecimal() else 0
    rows: list[dict[str, Any]] = [{f: data.get(f"{prefix}-{n}-{f}", "") for f in fields} for n in range(count)]
    return [*rows, {}] if data.get("act") == prefix else rows
