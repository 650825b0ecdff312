"""Shapes of input on the pages of ballots. What a paper says passes through `answers_in` and is kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot, Question
from jiaogong.ballots.queries.electorates import COMMITTEE, CONGRESS, DELEGATES
from jiaogong.ballots.rules import OptionPlan, QuestionPlan
from jiaogong.ballots.rules.judging import is_over_marked
from jiaogong.ballots.rules.strokes import stroke_key
from jiaogong.kernel.dress import PlainForm
from jiaogong.members.dossier.forms import ConditionsForm
from jiaogong.members.models import SavedList
from jiaogong.unions.models import Union

MEMBERS, STAFF, GROUP, LISTED, NAMED, AS_IT_IS = "members", "staff", "group", "list", "named", "same"
GRADES = "优秀、称职、基本称职、不称职"
WRITTEN_IN = 3


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, required=False, widget=widget, input_formats=formats)


class BallotForm(PlainForm):
    """What a ballot is called, how and when it is held, and who votes."""

    title = forms.CharField(label=_("Title"), max_length=120)
    explanation = forms.CharField(
        label=_("Explanation for the voters"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    purpose = forms.ChoiceField(label=_("What it is for"), choices=Ballot.Purpose.choices)
    way = forms.ChoiceField(label=_("Way of voting"), choices=Ballot.Way.choices)
    opens_at = _moment(_("Opens by itself at (empty: by hand)"))
    closes_at = _moment(_("Closes by itself at (empty: by hand)"))
    named = forms.CharField(
        label=_("Names or member numbers, one a line"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_told_apart = forms.BooleanField(label=_("tell results apart by union group where enough vote"), required=False)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        unions: Sequence[Union],
        groups: Sequence[Union],
        lists: Sequence[SavedList],
        on_roll: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unions = {u.code: u for u in unions}
        self.groups = {str(u.pk): u for u in groups}
        self.lists = {str(kept.pk): kept for kept in lists}
        self.fields["union"] = forms.ChoiceField(label=_("Union"), choices=[(u.code, u.called) for u in unions])
        scopes = list(_scopes(self.groups, self.lists, on_roll))
        self.fields["scope"] = forms.ChoiceField(label=_("Who votes"), choices=scopes)
        self._choose("group", _("Union group"), self.groups)
        self._choose("kept_list", _("List of people that I keep"), self.lists)

    def _choose(self, name: str, label: Any, things: Mapping[str, Any]) -> None:
        choices = [("", "—"), *((key, str(thing)) for key, thing in things.items())]
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or self.cleaned_data
        for scope, name in ((GROUP, "group"), (LISTED, "kept_list"), (NAMED, "named")):
            if sent.get("scope") == scope and not sent.get(name):
                self.add_error(name, _("Say who votes."))
        return sent

    @property
    def union(self) -> Union:
        return self.unions[self.cleaned_data["union"]]

    @property
    def group(self) -> Union:
        return self.groups[self.cleaned_data["group"]]

    @property
    def kept_conditions(self) -> ConditionsForm:
        """The conditions of the list that was chosen, as they were kept."""
        return ConditionsForm(self.lists[self.cleaned_data["kept_list"]].conditions)


def _scopes(groups: Collection[str], lists: Collection[str], on_roll: int | None) -> Iterator[tuple[str, Any]]:
    """Whom a roll may be made of; `on_roll`: how many stand on it already."""
    if on_roll is not None:
        yield AS_IT_IS, _("the %(count)s who stand on the roll now") % {"count": on_roll}
    yield from ((MEMBERS, _("all union members")), (STAFF, _("all staff")))
    yield CONGRESS, _("the delegates to the teachers' congress")
    yield DELEGATES, _("the delegates of the members")
    yield COMMITTEE, _("the union committee")
    if groups:
        yield GROUP, _("the members of a union group")
    if lists:
        yield LISTED, _("those on a list that I keep")
    yield NAMED, _("those named here")


class QuestionForm(PlainForm):
    """One question; without its text it is left out."""

    text = forms.CharField(label=_("Question"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Question.Kind.choices, required=False)
    names = forms.CharField(
        label=_("Names, one a line"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    most = forms.IntegerField(label=_("At most"), required=False, min_value=1, max_value=200)
    may_write_in = forms.BooleanField(label=_("other names may be written in"), required=False)
    grades = forms.CharField(label=_("Grades, best first"), required=False, max_length=200, initial=GRADES)

    def planned(self, roster: Mapping[str, int | None]) -> QuestionPlan | None:
        """The question as planned; names of people on the union's files stand in the order of their strokes."""
        sent = self.cleaned_data
        if not sent.get("text"):
            return None
        kind = sent["kind"] or Question.Kind.MOTION
        names = [line.strip() for line in sent["names"].splitlines() if line.strip()]
        if names and all(roster.get(name) for name in names):
            names.sort(key=stroke_key)
        return QuestionPlan(
            kind=kind,
            text=sent["text"],
            options=tuple(OptionPlan(label=name, person_id=roster.get(name)) for name in names if kind != "motion"),
            most=sent["most"] or (len(names) if kind == Question.Kind.CHOOSE else 0),
            may_write_in=sent["may_write_in"],
            grades=tuple(words_in(sent["grades"])) if kind == Question.Kind.GRADE else (),
        )


def as_typed(question: QuestionPlan) -> dict[str, Any]:
    """A question as the form shows it."""
    return {
        "text": question.text,
        "kind": question.kind,
        "names": "\n".join(option.label for option in question.options),
        "most": question.most or None,
        "may_write_in": question.may_write_in,
        "grades": "、".join(question.grades) or GRADES,
    }


class PeopleForm(PlainForm):
    """Who opens the papers, who keeps a spare share, who counts."""

    scrutineers = forms.CharField(
        label=_("Scrutineers"),
        required=False,
        max_length=400,
        help_text=_("Two or more, by name or member number, parted by commas. Nobody who is voted on."),
    )
    spares = forms.CharField(
        label=_("Keeper of a spare share"),
        required=False,
        max_length=200,
        help_text=_("Opens only if a passphrase is lost or a scrutineer has left; may belong to the union above."),
    )
    tellers = forms.CharField(
        label=_("Tellers"),
        required=False,
        max_length=400,
        help_text=_("Two, where there are papers; they count apart from each other."),
    )

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or self.cleaned_data
        if not self.errors and not any(words_in(sent.get(name, "")) for name in self.fields):
            raise forms.ValidationError(_("Name somebody first."))
        return sent


class CallOffForm(PlainForm):
    reason = forms.CharField(label=_("Why the ballot is called off"), max_length=200)


class PassphraseForm(PlainForm):
    passphrase = forms.CharField(
        label=_("Passphrase"),
        max_length=200,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False),
    )


class NewPassphraseForm(PassphraseForm):
    """A passphrase as it is chosen: typed twice, as nobody can read it again or replace it."""

    again = forms.CharField(
        label=_("The passphrase once more"),
        max_length=200,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False),
    )
    drawn = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or self.cleaned_data
        first, again = sent.get("passphrase"), sent.get("again")
        if first and again and first != again:
            self.add_error("again", _("The two are not alike: type the passphrase anew, twice."))
        return sent


def words_in(typed: str) -> list[str]:
    """Words parted by commas of either script, or by line ends.

    >>> words_in("优秀、称职， 不称职")
    ['优秀', '称职', '不称职']
    """
    return [word.strip() for word in re.split(r"[,，、;；\n]", typed) if word.strip()]


def answers_in(sent: QueryDict, questions: Sequence[QuestionPlan]) -> tuple[list[Any], list[str]]:
    """What a paper's form says, an answer a question, and what hinders it: nothing marked, or too many names."""
    answers: list[Any] = []
    faults: list[str] = []
    for at, question in enumerate(questions):
        told = {"question": question.text, "most": question.most}
        answer: Any
        if question.kind == "motion":
            answer = sent.get(f"q{at}", "")
            faults += [] if answer else [gettext("Choose one answer to “%(question)s”.") % told]
        elif question.kind == "choose":
            answer = [_number(mark) for mark in sent.getlist(f"q{at}")]
            answer += _written(sent, at)
        else:
            answer = [_number(sent.get(f"q{at}-{name}", "")) for name in range(len(question.options))]
            answer += _written(sent, at)
        if is_over_marked(answer, question):
            faults.append(
                gettext("Choose at most %(most)s in “%(question)s”: with more your paper would be void.") % told
            )
        answers.append(answer)
    return answers, faults


def is_blank(sent: QueryDict) -> bool:
    """Whether nothing at all was marked: more often a slip of the thumb than what somebody meant."""
    return not any(mark.strip(" -") for name in sent if name.startswith("q") for mark in sent.getlist(name))


def _written(sent: QueryDict, at: int) -> list[str]:
    return [name.strip() for name in sent.getlist(f"q{at}-w") if name.strip()]


def _number(mark: str) -> int | None:
    return int(mark) if mark.isdecimal() and len(mark) < 6 else None


def sheet_in(sent: QueryDict, questions: Sequence[QuestionPlan]) -> tuple[int, list[dict[str, Any]]]:
    """What a teller's form says: the papers returned, and each question's figures (`rules.hand`); empty counts as none."""
    counts = []
    for at, question in enumerate(questions):
        names = range(2 if question.kind == "motion" else len(question.options))
        votes: list[Any] = [_number(sent.get(f"q{at}-{name}", "")) or 0 for name in names]
        if question.kind == "grade":
            each = range(len(question.grades) + 1)
            votes = [[_number(sent.get(f"q{at}-{name}-{grade}", "")) or 0 for grade in each] for name in names]
        written = zip(sent.getlist(f"q{at}-w"), sent.getlist(f"q{at}-n"), strict=False)
        counts.append(
            {
                "votes": votes,
                "abstained": _number(sent.get(f"q{at}-abstained", "")) or 0,
                "void": _number(sent.get(f"q{at}-void", "")) or 0,
                "written": [[name, _number(count) or 0] for name, count in written if name.strip()],
            }
        )
    return _number(sent.get("returned", "")) or 0, counts
