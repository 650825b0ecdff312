"""Papers of a session to be opened, sessions near or being prepared, minutes to sign, resolutions to carry out."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.congress.sessions.queries import outcomes, waiting
from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    known = {
        "papers": waiting.unopened(standing),
        "soon": waiting.soon(standing, clock.now()),
    }
    if not standing.officer_paths:
        return known
    open_ones = outcomes.open_resolutions(standing, today)
    return known | {
        "prepared": waiting.being_prepared(standing),
        "unsigned": waiting.unsigned(standing),
        "resolved": open_ones,
        "late": outcomes.in_state(open_ones, outcomes.LATE, today),
    }


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    return [*_of_delegates(counts), *(_of_officers(counts) if standing.officer_paths else [])]


def _of_delegates(counts: Counts) -> list[Step]:
    papers, soon, found = counts["papers"], counts["soon"], []
    if papers:
        text = ngettext(
            "The papers of %(count)s session wait for you", "The papers of %(count)s sessions wait for you", papers
        )
        found.append(Step(text % {"count": papers}, listed("sessions", state="called"), papers, "file-text"))
    if soon:
        text = ngettext(
            "%(count)s session of the congress within two weeks",
            "%(count)s sessions of the congress within two weeks",
            soon,
        )
        found.append(Step(text % {"count": soon}, listed("sessions", state="called"), soon, "gavel"))
    return found


def _of_officers(counts: Counts) -> list[Step]:
    prepared, unsigned, resolved, found = counts["prepared"], counts["unsigned"], counts["resolved"], []
    if prepared:
        text = ngettext(
            "%(count)s session is being prepared: its page tells the next step",
            "%(count)s sessions are being prepared: their pages tell the next step",
            prepared,
        )
        found.append(Step(text % {"count": prepared}, listed("sessions", state="proposed"), prepared, "gavel"))
    if unsigned:
        text = ngettext(
            "The minutes of %(count)s session wait to be signed",
            "The minutes of %(count)s sessions wait to be signed",
            unsigned,
        )
        found.append(Step(text % {"count": unsigned}, listed("sessions", state="closed"), unsigned, "signature"))
    if resolved:
        text = ngettext(
            "%(count)s resolution is to be carried out", "%(count)s resolutions are to be carried out", resolved
        )
        where = listed("resolutions", state="open")
        found.append(Step(text % {"count": resolved}, where, resolved, "list-check", is_late=counts["late"] > 0))
    return found
