"""Shapes of input on the pages of delegates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.congress.delegates.rules.seats import BY_GRADE, BY_GROUP, BY_HAND, BY_JOB, BY_SUBJECT
from jiaogong.congress.models import Delegation, SpecialCommittee
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.models import Person

MOST_PEOPLE = 100_000


class BeginForm(PlainForm):
    """What a choosing of delegates begins with."""

    number = forms.IntegerField(label=_("Number of the term"), min_value=1, max_value=99)
    seats = forms.IntegerField(label=_("Seats in all"), min_value=1, max_value=400)
    by = forms.ChoiceField(
        label=_("Draw the constituencies"),
        choices=[
            (BY_GROUP, _("by the union's groups")),
            (BY_GRADE, _("by the grade taught")),
            (BY_SUBJECT, _("by the subject taught")),
            (BY_JOB, _("by the job")),
            (BY_HAND, _("by hand")),
        ],
        help_text=_("They can be changed afterwards; everybody belongs to exactly one."),
    )

    def __init__(self, *args: Any, years: tuple[int, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(n, str(n)) for n in years]
        self.fields["years"] = forms.TypedChoiceField(label=_("Years of the term"), coerce=int, choices=choices)
        self.order_fields(("number", "years", "seats", "by"))


class NameForm(PlainForm):
    """A name of something new."""

    name = forms.CharField(label=_("Name"), max_length=40)


class ReasonForm(PlainForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class PaperForm(PlainForm):
    """A vote that was held on paper; a field of votes for each candidate."""

    held_date = day_field(_("Held on"))
    cast = forms.IntegerField(label=_("Took part in the vote"), min_value=0, max_value=10_000)

    def __init__(self, *args: Any, people: Iterable[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = list(people)
        for person in self.people:
            votes = forms.IntegerField(label=person.name, min_value=0, max_value=10_000, initial=0)
            self.fields[f"votes-{person.pk}"] = votes

    @property
    def votes(self) -> dict[int, int]:
        return {person.pk: self.cleaned_data[f"votes-{person.pk}"] for person in self.people}

    @property
    def heading_fields(self) -> list[Any]:
        return [self[name] for name in ("held_date", "cast")]

    @property
    def vote_fields(self) -> list[Any]:
        return [self[f"votes-{person.pk}"] for person in self.people]


class CommitteeForm(PlainForm):
    """A special committee; who sits on it is chosen from the delegates."""

    kind = forms.ChoiceField(label=_("What it looks after"), choices=SpecialCommittee.Kind.choices)
    name = forms.CharField(label=_("Name of the committee"), max_length=40)


class ByElectForm(PlainForm):
    """Whom a constituency elected to an empty seat, and with how many votes."""

    person = forms.CharField(
        label=_("Name or member number"), max_length=40, widget=forms.TextInput(attrs={"list": "people"})
    )
    on = day_field(_("Held on"))
    entitled = forms.IntegerField(label=_("Entitled to vote"), min_value=1, max_value=10_000)
    cast = forms.IntegerField(label=_("Took part in the vote"), min_value=0, max_value=10_000)
    votes = forms.IntegerField(label=_("Votes for this person"), min_value=0, max_value=10_000)

    def __init__(self, *args: Any, delegations: Iterable[Delegation], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "—"), *((str(d.pk), d.name) for d in delegations)]
        self.fields["delegation"] = forms.ChoiceField(label=_("Delegation"), choices=choices, required=False)
        self.order_fields(("person", "delegation", "on", "entitled", "cast", "votes"))


class RecallForm(PlainForm):
    """The vote by which a constituency recalls its delegate."""

    on = day_field(_("Held on"))
    entitled = forms.IntegerField(label=_("Entitled to vote"), min_value=1, max_value=10_000)
    yes = forms.IntegerField(label=_("In favour of the recall"), min_value=0, max_value=10_000)


class RecallBallotForm(PlainForm):
    """What the constituency is asked; who votes only where the constituency is not on record (`named`: the guess)."""

    reason = forms.CharField(
        label=_("Why the delegate is to be recalled"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Those who vote read it; let the delegate answer it before they do."),
    )
    petitioners = forms.IntegerField(
        label=_("How many of the constituency ask for it"), min_value=1, max_value=10_000, required=False
    )
    way = forms.ChoiceField(label=_("Way of voting"), choices=Ballot.Way.choices)

    def __init__(self, *args: Any, named: str | None, **more: Any) -> None:
        super().__init__(*args, **more)
        if named is not None:
            self.fields["voters"] = forms.CharField(
                label=_("Who votes: all of the constituency, one a line"),
                max_length=200_000,
                initial=named,
                widget=forms.Textarea(attrs={"rows": 5}),
                help_text=_("The constituency was not drawn up here: put right what its name let guess."),
            )


def keys_in(said: QueryDict, name: str) -> list[int]:
    """The keys of a list of boxes that were ticked; what is no key is left out."""
    return [int(value) for value in said.getlist(name) if value.isdecimal() and len(value) < 19][:MOST_PEOPLE]


def candidates_in(said: QueryDict) -> dict[int, bool]:
    """Who was ticked as a candidate, each with whether as a leader."""
    leaders = set(keys_in(said, "leader"))
    return {pk: pk in leaders for pk in keys_in(said, "stands")}


def seats_in(said: QueryDict, units: Iterable[int]) -> dict[int, tuple[int, str]]:
    """The seats of each constituency with the reason, as the form of seats sends them."""
    found = {}
    for pk in units:
        typed = said.get(f"seats-{pk}", "").strip()
        if typed.isdecimal() and len(typed) < 4:
            found[pk] = (int(typed), said.get(f"reason-{pk}", "")[:200])
    return found


def places_in(said: QueryDict) -> dict[int, int | None]:
    """Into which delegation each delegate's seat is put; None: into none."""
    found: dict[int, int | None] = {}
    for name, value in said.items():
        seat = name.removeprefix("place-")
        if seat != name and seat.isdecimal() and len(seat) < 19:
            typed = str(value)
            found[int(seat)] = int(typed) if typed.isdecimal() and len(typed) < 19 else None
    return found
