"""Shapes of input on the pages of elections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.congress.models import Session
from jiaogong.elections.models import Candidate, Contest, Election
from jiaogong.elections.rules.plans import ElectionPlan, PostPlan, VotePlan
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.models import Office
from jiaogong.unions.models import Union

Kind = Election.Kind
_MINUTE = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
# What an office is called as a post of its body.
POST_OF = {
    Office.Kind.CHAIR: ("committee", "chair"),
    Office.Kind.VICE_CHAIR: ("committee", "vice"),
    Office.Kind.COMMITTEE: ("committee", "member"),
    Office.Kind.AUDIT: ("audit", "member"),
}


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MINUTE[0])
    return forms.DateTimeField(label=label, required=False, widget=widget, input_formats=_MINUTE)


def _seats(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=400, required=False, **more)


class StartForm(PlainForm):
    """An election as it is decided; which fields it has follows from its kind."""

    title = forms.CharField(label=_("Title"), max_length=80)
    assembly = forms.ChoiceField(label=_("Elected by which meeting"), choices=Election.Assembly.choices)
    session = forms.ChoiceField(label=_("At a session"), required=False)
    reason = forms.CharField(label=_("Why it is held"), max_length=200, required=False)
    number = forms.IntegerField(label=_("Number of the term"), min_value=1, max_value=99, required=False)
    years = forms.TypedChoiceField(label=_("Length of the term in years"), coerce=int, choices=[(3, "3"), (5, "5")])
    committee = _seats(_("Seats of the committee"))
    chair = forms.BooleanField(label=_("The chair is elected"), required=False)
    vice = _seats(_("Vice chairs"))
    heads_by = forms.ChoiceField(label=_("Chair and vice chairs are elected by"), choices=Contest.Voters.choices)
    women = _seats(_("Seats of the women's committee"))
    audit = _seats(_("Seats of the audit committee"))
    heads = forms.BooleanField(label=_("These two elect their heads"), required=False)
    upper = _seats(_("Delegates to the union above"))
    marks = forms.ChoiceField(label=_("How papers are marked"), choices=Election.Marks.choices, required=False)
    may_write_in = forms.BooleanField(label=_("Voters may write in other names"), required=False)
    offices = forms.MultipleChoiceField(
        label=_("Who is to be recalled"), required=False, widget=forms.CheckboxSelectMultiple
    )

    _LEFT_OUT = {
        Kind.WHOLE: ("offices",),
        Kind.VACANT: ("offices", "number", "years", "heads", "upper"),
        Kind.RECALL: ("number", "years", "committee", "chair", "vice", "heads_by", "women", "audit", "heads", "upper",
                      "marks", "may_write_in"),
    }  # fmt: skip

    def __init__(self, *args: Any, kind: str, sessions: list[Session], offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.held = {str(o.pk): o for o in offices}
        for name in self._LEFT_OUT[Kind(kind)]:
            del self.fields[name]
        choices = [("", _("No session: everybody entitled votes")), *((str(s.pk), _session(s)) for s in sessions)]
        self.fields["session"] = forms.ChoiceField(label=_("At a session"), required=False, choices=choices)
        if kind == Kind.RECALL:
            self.fields["reason"].required = True
            held = [(pk, f"{o.person.name} · {o.get_kind_display()}") for pk, o in self.held.items()]
            self.fields["offices"] = forms.MultipleChoiceField(
                label=_("Who is to be recalled"), choices=held, widget=forms.CheckboxSelectMultiple
            )

    @property
    def plan(self) -> ElectionPlan:
        sent = self.cleaned_data
        return ElectionPlan(
            kind=self.kind,
            title=sent["title"],
            assembly=sent["assembly"],
            posts=tuple(self._recalled() if self.kind == Kind.RECALL else self._elected()),
            reason=sent["reason"],
            number=sent.get("number") or 1,
            years=sent.get("years") or 3,
            marks=sent.get("marks") or Election.Marks.EACH,
            session_id=int(sent["session"]) if sent["session"] else None,
        )

    def _recalled(self) -> list[PostPlan]:
        chosen = [self.held[pk] for pk in self.cleaned_data["offices"]]
        posts = [(POST_OF[Office.Kind(o.kind)], o.pk) for o in chosen]
        return [PostPlan(body=body, post=post, office_id=pk) for (body, post), pk in posts]

    def _elected(self) -> list[PostPlan]:
        sent = self.cleaned_data
        by_body = sent["heads_by"] == Contest.Voters.BODY
        written = sent["may_write_in"]
        found = []
        for body, post in (("committee", "member"), ("women", "member"), ("audit", "member"), ("upper", "delegate")):
            seats = sent.get(body) or 0
            if seats:
                found.append(PostPlan(body=body, post=post, seats=seats, may_write_in=written))
        if sent["chair"]:
            found.append(PostPlan(body="committee", post="chair", is_by_body=by_body))
        if sent.get("vice"):
            found.append(PostPlan(body="committee", post="vice", seats=sent["vice"], is_by_body=by_body))
        if sent.get("heads"):
            bodies = [body for body in ("women", "audit") if sent.get(body)]
            found += [PostPlan(body=body, post="head", is_by_body=True) for body in bodies]
        return found


def _session(session: Session) -> str:
    return f"{session.official_title} · {localdate(session.starts_at):%Y-%m-%d}"


class DocumentForm(PlainForm):
    """The number of the paper that goes out."""

    document = forms.CharField(label=_("Number of the document"), max_length=60, required=False)


class OrganisersForm(PlainForm):
    """Who prepares the election."""

    people = forms.CharField(
        label=_("Names or member numbers"),
        help_text=_("One a line, the head of the group first."),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NameForm(PlainForm):
    """A candidate named by a group."""

    contest = forms.ChoiceField(label=_("Post to be elected"))
    person = forms.CharField(
        label=_("Name or member number"), max_length=40, widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"})
    )  # fmt: skip
    group = forms.ChoiceField(label=_("Named by"), required=False)
    supporters = forms.IntegerField(label=_("How many spoke for it"), min_value=1, max_value=9999, required=False)

    def __init__(self, *args: Any, contests: list[Contest], groups: list[Union], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(g.pk): g for g in groups}
        self.fields["contest"] = forms.ChoiceField(
            label=_("Post to be elected"), choices=[(str(c.pk), str(c)) for c in contests]
        )
        named = [("", _("The committee")), *((pk, g.called) for pk, g in self.groups.items())]
        self.fields["group"] = forms.ChoiceField(label=_("Named by"), required=False, choices=named)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        if sent.get("group") and not sent.get("supporters"):
            self.add_error("supporters", _("Say how many of the group spoke for it."))
        return sent


class NamingForm(PlainForm):
    """Until when the groups are asked to name candidates."""

    until = day_field(_("The groups name until"))


class ProposeForm(PlainForm):
    """A candidate named for a group by its head."""

    contest = forms.ChoiceField(label=_("Post to be elected"))
    head = forms.ChoiceField(label=_("Named by"))
    person = forms.CharField(label=_("Name or member number"), max_length=40)
    supporters = forms.IntegerField(label=_("How many spoke for it"), min_value=1, max_value=9999)

    def __init__(self, *args: Any, contests: list[Contest], heads: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contest"] = forms.ChoiceField(
            label=_("Post to be elected"), choices=[(str(c.pk), str(c)) for c in contests]
        )
        groups = [(str(o.pk), o.union.called) for o in heads]
        self.fields["head"] = forms.ChoiceField(label=_("Your group"), choices=groups)
        if len(heads) == 1:
            self.fields["head"].initial, self.fields["head"].widget = groups[0][0], forms.HiddenInput()


class ReasonForm(PlainForm):
    """Why something is done, taken back or called off."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class VoteForm(PlainForm):
    """How the next vote is taken."""

    way = forms.ChoiceField(label=_("Way of voting"), choices=Ballot.Way.choices, initial=Ballot.Way.SCREEN)
    stands = forms.ChoiceField(
        label=_("Who stands for the seats left empty"),
        choices=[
            ("next", _("Those next by votes, as many as the margin asks")),
            ("rest", _("All who stood and were not elected")),
        ],
    )
    opens_at = _moment(_("Opens"))
    closes_at = _moment(_("Closes"))

    def __init__(self, *args: Any, is_further: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_further:
            del self.fields["stands"]

    @staticmethod
    def plan_of(sent: Mapping[str, Any]) -> VotePlan:
        stands = sent.get("stands", "next")
        return VotePlan(way=sent["way"], stands=stands, opens_at=sent["opens_at"], closes_at=sent["closes_at"])


class ObjectionForm(PlainForm):
    """What was said against a candidate or the list."""

    candidate = forms.ChoiceField(label=_("Whom it concerns"), required=False)
    text = forms.CharField(label=_("What was objected"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("The list as a whole")), *((str(c.pk), c.person.name) for c in candidates)]
        self.fields["candidate"] = forms.ChoiceField(label=_("Whom it concerns"), required=False, choices=named)


class ReplyForm(PlainForm):
    """What was answered, and when."""

    answer = forms.CharField(label=_("Number of the reply, or what is to be changed"), max_length=200, required=False)
    on = day_field(_("Replied on"), required=False)
