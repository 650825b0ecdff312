"""Shapes of input: what narrows the list of unions, what a change states, a union's own limit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.db.models import Exists, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jiaogong.catalogue.profile import PROFILE, YES, ProfileFact
from jiaogong.kernel import clock
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.kernel.limits import Number, words_in
from jiaogong.ledger.labels import label
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.queries.tree import in_term, on_file, recorded_in
from jiaogong.organisation.rules import Asked, kinds_below
from jiaogong.rulepacks import KINDS
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import found_by_name

LACKS = ("union", "members", "committee", "entries")
Kind = UnionChange.Kind


class UnionFilter:
    """What the list of unions is narrowed to, read from the address."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.words = asked.get("q", "")[:40].strip()
        self.sector = asked.get("sector", "") if asked.get("sector", "") in Union.Sector.values else ""
        self.lacks = asked.get("lacks", "") if asked.get("lacks", "") in LACKS else ""
        self.has = "union" if asked.get("has", "") == "union" else ""
        self.within = asked.get("within", "")[:20]
        self.closed = asked.get("closed", "") == "yes"
        self.after = asked.get("after", "")[:200]

    @property
    def is_asked(self) -> bool:
        return bool(self.words or self.sector or self.lacks or self.has or self.within or self.closed)

    def apply(self, unions: QuerySet[Union], on: dt.date) -> QuerySet[Union]:
        unions = found_by_name(unions, self.words)
        if self.closed or not self.words:
            unions = unions.filter(closed_date__isnull=not self.closed)
        if self.sector or self.lacks or self.has:
            unions = unions.filter(kind=Union.Kind.BASE)
        if self.sector:
            unions = unions.filter(sector=self.sector)
        if self.within:
            branch = Union.objects.filter(code=self.within).first()
            unions = unions.filter(path__startswith=branch.path) if branch else unions.none()
        return self._by_state(unions, on)

    def _by_state(self, unions: QuerySet[Union], on: dt.date) -> QuerySet[Union]:
        if self.has:
            unions = unions.filter(has_union=True)
        if self.lacks == "union":
            return unions.filter(has_union=False)
        held = {"members": on_file(), "committee": in_term(on), "entries": recorded_in(on)}
        return unions.filter(~Exists(held[self.lacks]), has_union=True) if self.lacks in held else unions

    def following(self, unions: QuerySet[Union]) -> QuerySet[Union]:
        """The unions after the last one shown."""
        last = Union.objects.filter(code=self.after).values_list("path", flat=True).first() if self.after else None
        return unions.filter(path__gt=last) if last else unions


class ChangeForm(PlainForm):
    """What a change to the tree states; it asks only for what its kind needs."""

    code = forms.CharField(label=_("Code of the new union"), max_length=20)
    name = forms.CharField(label=_("Full name"), max_length=80)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    sector = forms.ChoiceField(label=_("Kind of school"), required=False)
    school = forms.ChoiceField(label=_("School without a union"), required=False)
    other = forms.CharField(
        label=_("Code of the other union"), max_length=20, help_text=_("The code stands on that union's page.")
    )
    people = forms.CharField(
        label=_("Who goes to the new union"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Member numbers, with spaces, commas or line breaks between them."),
    )
    reason = forms.CharField(label=_("Why"), max_length=200)
    basis = forms.CharField(
        label=_("Document"), max_length=120, required=False, help_text=_("Such as a decision's number.")
    )

    _ASKED = {
        Kind.FOUND: ("school", "kind", "code", "name", "short_name", "sector"),
        Kind.RENAME: ("name", "short_name"),
        Kind.MERGE: ("other",),
        Kind.SPLIT: ("code", "name", "short_name", "people"),
        Kind.MOVE: ("other",),
        Kind.CLOSE: ("other",),
    }

    def __init__(self, union: Union, kind: Kind, schools: list[Union], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = (*self._ASKED[kind], "reason", "basis")
        self.fields = {name: self.fields[name] for name in wanted if name != "school" or schools}
        if kind == Kind.FOUND:
            self._offer(union, schools)
        if kind == Kind.CLOSE:
            self.fields["other"].required = False
            self.fields["other"].label = _("Code of the union to which its people go")
        if kind == Kind.RENAME:
            self.initial = {"name": union.name, "short_name": union.short_name, **self.initial}

    def _offer(self, union: Union, schools: list[Union]) -> None:
        labels = dict(Union.Kind.choices)
        choices: list[tuple[str, Any]] = [(k, labels[Union.Kind(k)]) for k in kinds_below(union.kind)]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=choices)
        self.fields["sector"] = forms.ChoiceField(
            label=_("Kind of school"), choices=[("", "—"), *Union.Sector.choices], required=False
        )
        if schools:
            rows = [("", _("A new one, not on the tree yet")), *((s.code, s.called) for s in schools)]
            self.fields["school"] = forms.ChoiceField(label=_("School without a union"), choices=rows, required=False)

    def clean(self) -> dict[str, Any]:
        """A school that stands on the tree already has its code, kind and name."""
        given = super().clean() or {}
        if given.get("school"):
            for name in ("code", "kind", "name"):
                self.errors.pop(name, None)
        return given

    def asked(self) -> Asked:
        given = self.cleaned_data
        plain = {k: given.get(k, "") for k in ("code", "name", "short_name", "kind", "sector", "reason", "basis")}
        other = given.get("school", "") or given.get("other", "")
        numbers = tuple(dict.fromkeys(n for n in re.split(r"[\s,，、;；]+", given.get("people", "")) if n))
        return Asked(**plain, other=other, people=numbers)


class SchoolsForm(PlainForm):
    """A list of schools: pasted, or a workbook whose rows are taken as pasted."""

    lines = forms.CharField(
        label=_("Schools, one a line"),
        max_length=100_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Copied from Excel with its heading, or in this order: code, name, short name, kind (public, private, organ),"
            " whether it has a union, belongs to. Only the name is needed."
        ),
    )
    file = forms.FileField(label=_("Or a workbook"), required=False)


class DecisionForm(PlainForm):
    """The answer to what was asked for."""

    act = forms.ChoiceField(choices=[("approve", "approve"), ("refuse", "refuse"), ("withdraw", "withdraw")])
    answer = forms.CharField(label=_("Answer"), max_length=200, required=False)
    basis = forms.CharField(label=_("Document"), max_length=120, required=False)


class LimitForm(PlainForm):
    """A union's own limit."""

    code = forms.ChoiceField(label=_("Limit"))
    value = forms.CharField(
        label=_("Own value"),
        max_length=80,
        help_text=_("A number, 60%, 2/3, or words with 、 between them; empty to give it up."),
        required=False,
    )
    since = day_field(_("From"))
    reason = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.ChoiceField(label=_("Limit"), choices=choices)

    def clean_value(self) -> Number | None:
        typed = str(self.cleaned_data["value"]).strip()
        if not typed:
            return None
        try:
            shape = KINDS[self.data.get("code", "")].shape
            return "、".join(words_in(typed)) if shape == "words" else _number(typed, shape)
        except (ValueError, ZeroDivisionError, KeyError):
            raise forms.ValidationError(
                _("That is no value for this limit: a number, 60%, 2/3, or words with 、 between them.")
            ) from None


class ProfileForm(PlainForm):
    """What a union states of itself; only what was changed on this very page is taken."""

    since = day_field(_("Holds since"), help_text=_("For what you change here."))
    source = forms.CharField(
        label=_("Where it can be seen"), max_length=120, help_text=_("Such as a certificate, a decision, a reply.")
    )

    def __init__(self, sent: QueryDict | None = None, *, held: Mapping[str, UnionFact]) -> None:
        values = {code: held[code].value if code in held else "" for code in PROFILE}
        super().__init__(sent, initial={**values, "since": clock.today()})
        shared = {name: self.fields[name] for name in ("since", "source")}
        self.fields = {code: _field_of(fact) for code, fact in PROFILE.items()} | shared

    def changed(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in self.changed_data if code in PROFILE}


def _field_of(fact: ProfileFact) -> forms.Field:
    if fact.shape == "text":
        return forms.CharField(label=label(fact), max_length=fact.most, required=False, show_hidden_initial=True)
    words: list[tuple[str, Any]] = [("", "—"), *((c.code, label(c)) for c in fact.choices)]
    if fact.shape == "yes":
        words = [("", _("No")), (YES, _("Yes"))]
    return forms.ChoiceField(label=label(fact), choices=words, required=False, show_hidden_initial=True)


def value_told(stated: UnionFact) -> str:
    """A stated value in words."""
    fact = PROFILE[stated.code]
    if fact.shape == "yes":
        return str(_("Yes") if stated.value else _("No"))
    return next((label(c) for c in fact.choices if c.code == stated.value), stated.value or "—")


def _number(typed: str, shape: str) -> Number:
    """A value as it is kept: a share as "2/3", a percentage as 0.6, anything else a number not below nothing."""
    is_percent = typed.endswith(("%", "％"))
    value = Fraction(typed.rstrip("%％").strip()) / (100 if is_percent else 1)
    if (
        value < 0
        or (is_percent and shape == "number")
        or (shape in ("share", "percent") and value > 1)
        or value > 10**9
    ):
        raise ValueError(typed)
    if shape == "share":
        return str(value)
    return int(value) if value.denominator == 1 and shape == "number" else float(value)
