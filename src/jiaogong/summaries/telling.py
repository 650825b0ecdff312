"""Findings and verdicts told to the person, in one sentence each."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.prose.reading import Finding

_WITH_UNIT = ("computed", "printed")
VERDICTS: dict[str, Promise] = {
    "supported": gettext_lazy("Supported"),
    "contradicted": gettext_lazy("Contradicted"),
    "unsupported": gettext_lazy("Not in the ledger"),
    "uncheckable": gettext_lazy("Cannot be checked"),
}
KINDS: dict[str, Promise] = {
    "placeholder": gettext_lazy("Left blank"),
    "dropped_figure": gettext_lazy("Something dropped"),
    "watermark": gettext_lazy("A stranger's notice"),
    "boilerplate": gettext_lazy("Page furniture"),
    "spun_text": gettext_lazy("Swapped words"),
    "stale_or_conflicting_year": gettext_lazy("Wrong year"),
    "mojibake": gettext_lazy("Damaged characters"),
    "truncated": gettext_lazy("Breaks off"),
    "bad_arithmetic": gettext_lazy("Does not add up"),
    "duplicate_of": gettext_lazy("Copied"),
}


ARITHMETIC: dict[str, Promise] = {
    "share": gettext_lazy("“%(quote)s” should be %(computed)s: %(part)s of %(whole)s."),
    "part": gettext_lazy("In “%(quote)s” a part, %(part)s, is more than its whole, %(whole)s."),
    "sum": gettext_lazy("The parts in “%(quote)s” make %(computed)s, not %(printed)s."),
    "product": gettext_lazy("“%(quote)s” should be %(computed)s: %(times)s times %(each)s."),
    "average": gettext_lazy("“%(quote)s” should be %(computed)s: %(total)s among %(heads)s."),
    "change": gettext_lazy("“%(quote)s” should be %(computed)s: from %(before)s to %(now)s."),
    "rest": gettext_lazy("“%(quote)s” should be %(computed)s: %(whole)s less %(taken)s."),
    "votes": gettext_lazy("The votes told at “%(quote)s” make %(computed)s, but %(whole)s voted."),
    "over_all": gettext_lazy("“%(quote)s” is more than all there are: 100%% is the most."),
    "twice": gettext_lazy("“%(quote)s” says %(printed)s; earlier the text says %(earlier)s of the same."),
}


def finding_sentence(finding: Finding, quote: str) -> str:
    """What is wrong at the place of a finding, with the value it should have where one can be computed."""
    words = {"quote": quote.strip()[:40]}
    if rule := ARITHMETIC.get(finding.detail.get("rule", "")):
        return str(rule) % (words | _numbers(finding.detail))
    if finding.kind == "bad_arithmetic" and "day" in finding.detail:
        return _("“%(quote)s” is a day that no calendar has; look up when it was.") % words
    sentences = {
        "placeholder": _("“%(quote)s” is a blank that was never filled in; put the real name or number there."),
        "dropped_figure": _(
            "Something is missing in “%(quote)s”: a number, a word, or part of a list was lost in copying."
        ),
        "watermark": _("“%(quote)s” is a stranger's notice that came along with a copied text; take it out."),
        "boilerplate": _("“%(quote)s” belongs to the page that the text was taken from, not to the text; take it out."),
        "spun_text": _("“%(quote)s” uses words that nobody says here; they look swapped in to hide copying."),
        "stale_or_conflicting_year": _(
            "The year in “%(quote)s” does not fit the text's own time; check whether the sentence is last year's."
        ),
        "mojibake": _("“%(quote)s” holds damaged characters; type the words anew."),
        "truncated": _("The text breaks off at “%(quote)s”."),
        "bad_arithmetic": _("The numbers in “%(quote)s” cannot all be true together; count again."),
        "duplicate_of": _("“%(quote)s” stands word for word in another text."),
    }
    return sentences[finding.kind] % words


def _numbers(detail: dict[str, Any]) -> dict[str, str]:
    """The numbers of a finding as one reads them: the value printed and the one computed with their unit."""
    unit = detail.get("unit") or ""
    numbers = {"part": detail["printed"], **detail}
    return {name: _number(value) + (unit if name in _WITH_UNIT else "") for name, value in numbers.items()}


def _number(value: object) -> str:
    return f"{value:,.12g}" if isinstance(value, int | float) else str(value)
