"""The page on which an entry is typed: shown, redrawn with more rows, judged, saved; two versions side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import new_form_key, page_or_fragment, take_kept_form
from jiaogong.ledger import queries
from jiaogong.ledger.forms import EntryInput, Typed, typed_again
from jiaogong.ledger.forms.answering import answered
from jiaogong.ledger.forms.keeping import keeper
from jiaogong.ledger.history import compared
from jiaogong.ledger.models import Entry
from jiaogong.ledger.saying.asking import Question
from jiaogong.ledger.snapshots import facts_of, snapshot
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person
from jiaogong.unions.models import Union

REDRAWN = ("figures", "awards", "category", "union", "people")


@dataclass(frozen=True, slots=True)
class Button:
    """A way to send the form."""

    act: str
    label: str
    is_primary: bool = False


@dataclass
class FormPage:
    """One request for the form: `start` fills it at first, `answer` saves what was sent.

    From there it goes on to the entry, or to the address `leads_to`. `ask` finds the one question about what it says.
    """

    request: HttpRequest
    union: Union
    heading: str
    start: Typed
    buttons: list[Button]
    entry: Entry | None = None
    asks_reason: bool = False
    leads_to: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    ask: Callable[[EntryInput], Question | None] | None = None

    @property
    def seen_version(self) -> int:
        """The version of the entry that the sender had before their eyes."""
        sent = self.request.POST.get("seen_version", "")
        return int(sent) if sent.isdecimal() else 0

    def answer(self, save: Callable[[EntryInput], Entry]) -> HttpResponse:
        """Show the form, or save it and go to the entry; whatever refuses, what was typed stays."""
        posted = self.request.POST
        if self.request.method != "POST" or posted.get("act") in REDRAWN or "answer" in posted:
            return self._show(self._unjudged())
        sent = self._input(data=self._ticked(self.request.POST))
        if not sent.is_valid():
            return self._show(sent, status=422)
        try:
            saved = save(sent)
            return redirect(self.leads_to) if self.leads_to else redirect("ledger-entry", saved.pk)
        except ChangedMeanwhile as conflict:
            return self._show_both(sent, conflict.facts["current"])
        except RuleBroken as broken:
            sent.refuse(str(broken))
            return self._show(sent, status=broken.status)

    def _unjudged(self) -> EntryInput:
        if self.request.method == "POST":
            return self._input(typed=answered(typed_again(self.request.POST), self.request.POST))
        kept = take_kept_form(self.request)
        if kept and kept.get("keeper", "") not in ("", keeper(self.request)):
            kept = None  # somebody else has signed in since
        self.context["kept"] = kept
        return self._input(typed=typed_again(kept) if kept else self.start)

    def _input(self, data: QueryDict | None = None, typed: Typed | None = None) -> EntryInput:
        start = data.get("start", "") if data is not None else (typed or self.start).entry.get("start")
        return EntryInput(
            self.union,
            data=data,
            typed=typed,
            wholes=list(queries.possible_wholes(self.union, _day(start), standing(self.request))[:30]),
            asks_reason=self.asks_reason,
            known_people=[p.person_id for p in self.entry.concerned.all()] if self.entry else (),
            part_of_id=self.entry.part_of_id if self.entry else None,
        )

    def _ticked(self, sent: QueryDict) -> QueryDict:
        """What was sent, with the people ticked in the search added to those typed."""
        data = sent.copy()
        data["people"] = typed_again(sent).entry["people"]
        return data

    def _show(self, shown: EntryInput, status: int = 200, **more: Any) -> HttpResponse:
        sent = self.context.get("kept") or self.request.POST
        context = {
            "input": shown,
            "keeper": keeper(self.request),
            "faults": list(shown.faults()) if shown.form.is_bound else [],
            "union": self.union,
            "entry": self.entry,
            "heading": self.heading,
            "buttons": self.buttons,
            "form_key": sent.get("form_key") or new_form_key(),
            "seen_version": sent.get("seen_version") or (self.entry.version if self.entry else 0),
            "who": self.request.POST.get("who", ""),
            "found": self._found(),
            **self.context,
            **more,
        }
        if self.ask and not shown.form.is_bound:
            context["question"] = self.ask(shown)
        return page_or_fragment(self.request, "ledger/entry_form.html", context, status=status)

    def _found(self) -> QuerySet[Person]:
        """The people looked for by the form's own button, where no script looks while one types."""
        asked = self.request.POST.get("who", "") if self.request.POST.get("act") == "people" else ""
        return queries.people_to_name(standing(self.request), asked)

    def _show_both(self, sent: EntryInput, current: Entry) -> HttpResponse:
        """Both versions side by side; saving again puts one's own over the other's."""
        theirs, mine = snapshot(facts_of(current)), snapshot(sent.facts())
        by = current.changes.select_related("actor").last()
        return self._show(sent, status=409, both=compared(theirs, mine), by=by, seen_version=current.version)


def _day(start: Any) -> dt.date:
    """The day that stands in the form, or today where none can be read."""
    if isinstance(start, dt.date):
        return start
    try:
        return dt.date.fromisoformat(str(start))
    except ValueError:
        return clock.today()
