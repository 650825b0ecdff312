"""Shape of input: the form of an entry with its repeated rows, the list's filters, small forms."""

from jiaogong.ledger.forms.entry import EntryInput, Typed, typed_again, typed_from
from jiaogong.ledger.forms.filters import FilterForm
from jiaogong.ledger.forms.small import ConfirmForm, EvidenceForm, SheetForm, YearForm

__all__ = [
    "ConfirmForm",
    "EntryInput",
    "EvidenceForm",
    "FilterForm",
    "SheetForm",
    "Typed",
    "YearForm",
    "typed_again",
    "typed_from",
]
