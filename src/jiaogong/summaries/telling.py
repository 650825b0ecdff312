"""Findings and verdicts told to the person, in one sentence each."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.prose.reading import Finding

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


def finding_sentence(finding: Finding, quote: str) -> str:
    """What is wrong at the place of a finding, and what to do."""
    words = {"quote": quote.strip()[:40]}
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
