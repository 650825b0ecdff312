"""Shapes of input on the pages of notices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.notices.models import NoticeField
from jiaogong.notices.rules import Asked
from jiaogong.unions.models import Union

BASES, ALL, CHOSEN = "bases", "all", "chosen"


class NoticeForm(PlainForm):
    """A notice and whom it goes to."""

    title = forms.CharField(label=_("Title"), max_length=80)
    body = forms.CharField(label=_("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}))
    due_date = day_field(_("Due"), required=False)
    scope = forms.ChoiceField(
        label=_("To"),
        choices=[
            (BASES, _("all base unions below")),
            (ALL, _("all unions below")),
            (CHOSEN, _("those chosen here")),
        ],
        initial=BASES,
    )

    def __init__(self, *args: Any, senders: list[Union], below: Iterable[Union], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.senders = {u.code: u for u in senders}
        self.below = {u.code: u for u in below}
        chinese = (get_language() or "").startswith("zh")
        self.fields["union"] = forms.ChoiceField(
            label=_("Sent by"), choices=[(u.code, u.called) for u in senders], required=True
        )
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("Unions"),
            choices=[(u.code, u.called) for u in self.below.values()],
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 8}),
        )
        self.fields["category"] = forms.ChoiceField(
            label=_("An answer is an act of"),
            help_text=_("Then each answer becomes a draft in the ledger of the union that gave it."),
            required=False,
            choices=[
                ("", _("no act: it stays an answer")),
                *((c.code, c.zh if chinese else c.en) for c in CATEGORIES.values() if not c.sensitive),
            ],
        )

    @property
    def sender(self) -> Union:
        return self.senders[self.cleaned_data["union"]]

    @property
    def receivers(self) -> list[Union]:
        """The unions that it goes to, all below the sender."""
        scope, sender = self.cleaned_data["scope"], self.sender
        below = [u for u in self.below.values() if u.path.startswith(sender.path) and u.pk != sender.pk]
        if scope == CHOSEN:
            return [u for u in below if u.code in self.cleaned_data["chosen"]]
        return [u for u in below if scope == ALL or u.kind == Union.Kind.BASE]


class FieldForm(PlainForm):
    """One thing that a notice asks for."""

    label = forms.CharField(label=_("Asked for"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=NoticeField.Kind.choices, required=False)
    options = forms.CharField(label=_("Choices, parted by commas"), max_length=500, required=False)
    is_required = forms.BooleanField(label=_("must be filled"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chinese = (get_language() or "").startswith("zh")
        named = [(m.code, m.zh if chinese else m.en) for m in MEASURES.values() if m.is_entered and not m.sensitive]
        self.fields["measure"] = forms.ChoiceField(
            label=_("Counts as"), required=False, choices=[("", _("no measure")), *named]
        )

    @property
    def asked(self) -> Asked | None:
        """What is asked, as typed; None for an empty row."""
        sent = self.cleaned_data
        if not sent.get("label"):
            return None
        return Asked(
            label=sent["label"],
            kind=sent["kind"] or "text",
            is_required=sent["is_required"],
            options=tuple(o.strip() for o in re.split(r"[,，、;；]", sent["options"]) if o.strip()),
            measure=sent["measure"],
        )


class AnswerForm(PlainForm):
    """The form that a notice asks to fill; what fits is judged by `rules.plain_answer`."""

    def __init__(self, *args: Any, asked: Iterable[NoticeField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for field in self.asked:
            self.fields[f"field-{field.pk}"] = _input(field)

    @property
    def typed(self) -> dict[int, str]:
        return {f.pk: self.cleaned_data[f"field-{f.pk}"] for f in self.asked if f.kind != NoticeField.Kind.FILE}

    @property
    def sent_files(self) -> dict[int, tuple[str, bytes]]:
        """The files chosen, by their field's key, with their names."""
        chosen = {f.pk: self.cleaned_data.get(f"field-{f.pk}") for f in self.asked if f.kind == NoticeField.Kind.FILE}
        return {pk: (file.name, file.read()) for pk, file in chosen.items() if file}


def _input(field: NoticeField) -> forms.Field:
    label = field.label if field.is_required else f"{field.label} ({_('may stay empty')})"
    if field.kind == NoticeField.Kind.CHOICE:
        choices = [("", "—"), *((o, o) for o in field.options)]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if field.kind == NoticeField.Kind.FILE:
        return forms.FileField(label=label, required=False)
    if field.kind == NoticeField.Kind.DATE:
        day = forms.DateInput(attrs={"type": "date"})
        return forms.CharField(label=label, required=False, max_length=20, widget=day)
    if field.kind == NoticeField.Kind.NUMBER:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        hint = MEASURES[field.measure].unit if field.measure else ""
        return forms.CharField(label=label, required=False, max_length=40, widget=widget, help_text=hint)
    return forms.CharField(label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
