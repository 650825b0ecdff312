"""The words of messages, in the language that is active: a title, one sentence around it, the way to the page.

Never what a page shows: a message travels through other people's servers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Letter:
    """What is told. `path` is the page's, from the house's address on."""

    subject: str
    text: str = ""
    path: str = ""


OfMeeting = Callable[[str, dt.datetime, str], Letter]


def notice_sent(title: str, sender: str, due: dt.date | None, path: str) -> Letter:
    text = _("%(union)s has sent a notice.") % {"union": sender}
    if due:
        text += " " + _("Due on %(day)s.") % {"day": due}
    return Letter(_("Notice: %(title)s") % {"title": title}, text, path)


def chased(title: str, sender: str, due: dt.date | None, path: str) -> Letter:
    text = _("%(union)s waits for it.") % {"union": sender}
    if due:
        text += " " + _("Due on %(day)s.") % {"day": due}
    return Letter(_("Reminder: %(title)s") % {"title": title}, text, path)


def answer_returned(title: str, sender: str, path: str) -> Letter:
    return Letter(
        _("Answer handed back: %(title)s") % {"title": title},
        _("%(union)s asks for it anew; the reason stands on the page.") % {"union": sender},
        path,
    )


def meeting_called(title: str, starts_at: dt.datetime, path: str) -> Letter:
    moment = f"{localtime(starts_at):%Y-%m-%d %H:%M}"
    return Letter(
        _("Meeting on %(moment)s: %(title)s") % {"moment": moment, "title": title}, _("You are called to it."), path
    )


def meeting_called_off(title: str, starts_at: dt.datetime, path: str) -> Letter:
    moment = f"{localtime(starts_at):%Y-%m-%d %H:%M}"
    return Letter(
        _("Called off: %(title)s, %(moment)s") % {"moment": moment, "title": title},
        _("The reason stands on the page."),
        path,
    )


def session_called(title: str, starts_at: dt.datetime, path: str) -> Letter:
    moment = f"{localtime(starts_at):%Y-%m-%d %H:%M}"
    text = _("You sit in it; its papers and agenda stand on the page.")
    return Letter(_("Session on %(moment)s: %(title)s") % {"moment": moment, "title": title}, text, path)


def session_moved(title: str, starts_at: dt.datetime, path: str) -> Letter:
    moment = f"{localtime(starts_at):%Y-%m-%d %H:%M}"
    text = _("Its hour, place or name has changed; what holds now stands on the page.")
    return Letter(_("Changed: session on %(moment)s: %(title)s") % {"moment": moment, "title": title}, text, path)


def session_called_off(title: str, starts_at: dt.datetime, path: str) -> Letter:
    return meeting_called_off(title, starts_at, path)


def papers_sent(title: str, _starts_at: dt.datetime, path: str) -> Letter:
    return Letter(_("Papers of %(title)s") % {"title": title}, _("Open them before the session."), path)


def opinions_asked(title: str, until: dt.date, path: str) -> Letter:
    told = _("Give yours until %(day)s; each one is answered.") % {"day": until}
    return Letter(_("Opinions are asked for: %(title)s") % {"title": title}, told, path)


def opinions_answered(title: str, path: str) -> Letter:
    return Letter(
        _("Your opinion is answered: %(title)s") % {"title": title}, _("The answers to all stand on the page."), path
    )


def decisions_due(count: int, day: dt.date, path: str) -> Letter:
    text = ngettext(
        "%(count)s decision given to you is due tomorrow, %(day)s",
        "%(count)s decisions given to you are due tomorrow, %(day)s",
        count,
    )
    return Letter(text % {"count": count, "day": day}, "", path)


def correction_decided(path: str) -> Letter:
    return Letter(
        _("The correction you asked for is decided"), _("What was decided, and why, stands in your file."), path
    )


def change_decided(union: str, path: str) -> Letter:
    return Letter(
        _("The change to the tree that %(union)s asked for is decided") % {"union": union},
        _("What was decided, and why, stands on the page."),
        path,
    )


def transfer_waiting(union: str, path: str) -> Letter:
    return Letter(_("A transfer waits for the answer of %(union)s") % {"union": union}, "", path)


OfProposal = Callable[[str, str], Letter]


def proposals_called(title: str, last: dt.date, path: str) -> Letter:
    return Letter(
        _("Call for proposals: %(title)s") % {"title": title}, _("Proposals until %(day)s.") % {"day": last}, path
    )


def seconding_asked(title: str, path: str) -> Letter:
    return Letter(_("You are asked to second a proposal: %(title)s") % {"title": title}, "", path)


def proposal_assigned(title: str, path: str) -> Letter:
    return Letter(
        _("Assigned to your department: %(title)s") % {"title": title}, _("The day it is due stands on the page."), path
    )


def answer_chased(title: str, path: str) -> Letter:
    return Letter(_("Reminder: the answer to “%(title)s”") % {"title": title}, "", path)


def proposal_answered(title: str, path: str) -> Letter:
    return Letter(_("Answered: %(title)s") % {"title": title}, _("Read the answer and say how it satisfies you."), path)


def proposal_decided(title: str, path: str) -> Letter:
    return Letter(_("Decided on: %(title)s") % {"title": title}, _("What was decided stands on the page."), path)


def digest(told: Iterable[Letter], address: str) -> Letter:
    """Several letters as one."""
    lines = [f"{number}. {one.subject}{_linked(one, address)}" for number, one in enumerate(told, 1)]
    subject = ngettext("%(count)s thing since yesterday", "%(count)s things since yesterday", len(lines))
    return Letter(subject % {"count": len(lines)}, "\n".join(lines))


def trial() -> Letter:
    return Letter(_("Test of the house's messages"), _("This message tells nothing: it only shows that it arrives."))


def feedback_given(path: str) -> Letter:
    """What the result is stands nowhere in a letter, nor in its subject whose it is."""
    return Letter(_("The feedback of an appraisal is there for you to read"), "", path)


def appraisal_to_lead(union: str, path: str) -> Letter:
    return Letter(
        _("An appraisal at %(union)s is yours to lead") % {"union": union},
        _("Every officer of that union is appraised in it. What comes next stands on the page."),
        path,
    )


def question_asked(matter: str, path: str) -> Letter:
    return Letter(_("A delegate asks: %(matter)s") % {"matter": matter}, _("Pass it on to whoever answers."), path)


def question_joint(matter: str, path: str) -> Letter:
    return Letter(_("You are invited to ask this too: %(matter)s") % {"matter": matter}, "", path)


def question_passed(matter: str, path: str) -> Letter:
    return Letter(
        _("A delegates' question for you: %(matter)s") % {"matter": matter},
        _("The day it is due stands on the page."),
        path,
    )


def inspection_planned(matter: str, day: dt.date, path: str) -> Letter:
    values = {"day": day, "matter": matter}
    return Letter(_("Inspection on %(day)s: %(matter)s") % values, _("You are named to take part."), path)


def inspection_called_off(matter: str, day: dt.date, path: str) -> Letter:
    values = {"day": day, "matter": matter}
    return Letter(
        _("Called off: inspection on %(day)s, %(matter)s") % values, _("The reason stands on the page."), path
    )


def remedy_asked(matter: str, due: dt.date, path: str) -> Letter:
    return Letter(
        _("A remedy is asked of you: %(matter)s") % {"matter": matter}, _("Due on %(day)s.") % {"day": due}, path
    )


Words = Callable[[], Letter]


def candidates_asked(title: str, until: dt.date | None, path: str) -> Letter:
    text = _("Name whom your group proposes until %(day)s.") % {"day": until}
    return Letter(_("Candidates are named: %(title)s") % {"title": title}, text, path)


def approval_asked(title: str, union: str, path: str) -> Letter:
    return Letter(
        _("Waits for your reply: %(title)s") % {"title": title},
        _("%(union)s asks the union above to agree.") % {"union": union},
        path,
    )


def approval_answered(title: str, path: str) -> Letter:
    subject = _("The union above has replied: %(title)s") % {"title": title}
    return Letter(subject, _("What it says stands on the page."), path)


def candidates_public(title: str, until: dt.date | None, path: str) -> Letter:
    text = _("Whoever has something to say against it tells the committee until %(day)s.") % {"day": until}
    return Letter(_("Candidates are public: %(title)s") % {"title": title}, text, path)


def vote_open(title: str, path: str) -> Letter:
    return Letter(_("You can vote: %(title)s") % {"title": title}, _("The vote is secret."), path)


def result_declared(title: str, path: str) -> Letter:
    subject = _("The outcome is declared: %(title)s") % {"title": title}
    return Letter(subject, _("The votes stand on the page."), path)


def code(digits: str, minutes: int) -> Letter:
    return Letter(
        _("Your code is %(code)s") % {"code": digits},
        _("Type it in on the page “E-mail” within %(minutes)s minutes. If you did not ask for it, do nothing.")
        % {"minutes": minutes},
    )


def body(letter: Letter, address: str, stop: str = "") -> str:
    """The whole text of an e-mail."""
    parts = [letter.text, _link(letter, address), _footer(address, stop)]
    return "\n\n".join(part for part in parts if part) + "\n"


def said(letter: Letter, address: str) -> str:
    """The text said in a group."""
    return "\n".join(part for part in (letter.subject, letter.text, _link(letter, address)) if part)


def _link(letter: Letter, address: str) -> str:
    return f"{address}{letter.path}" if address and letter.path else ""


def _linked(letter: Letter, address: str) -> str:
    link = _link(letter, address)
    return f"\n   {link}" if link else ""


def _footer(address: str, stop: str) -> str:
    told = "-- \n" + _("Jiaogong. You chose to be told of this on the page “E-mail”.")
    return told + ("\n" + _("No more letters: %(link)s") % {"link": f"{address}{stop}"} if address and stop else "")


def summaries_called(period: str, sender: str, due: dt.date, path: str) -> Letter:
    return Letter(
        _("The summary of %(period)s is asked for") % {"period": period},
        _("%(union)s asks for it.") % {"union": sender} + " " + _("Due on %(day)s.") % {"day": due},
        path,
    )


def summaries_chased(period: str, sender: str, due: dt.date, path: str) -> Letter:
    return Letter(
        _("Reminder: the summary of %(period)s") % {"period": period},
        _("%(union)s waits for it.") % {"union": sender} + " " + _("Due on %(day)s.") % {"day": due},
        path,
    )


def summary_submitted(title: str, union: str, path: str) -> Letter:
    subject = _("Submitted: %(title)s") % {"title": title}
    return Letter(subject, _("%(union)s waits for your acceptance or your remarks.") % {"union": union}, path)


def summary_judged(title: str, path: str, *, is_accepted: bool) -> Letter:
    if is_accepted:
        return Letter(_("Accepted: %(title)s") % {"title": title}, _("The union above has accepted it."), path)
    return Letter(
        _("Returned with remarks: %(title)s") % {"title": title}, _("What is to be put right stands on its page."), path
    )
