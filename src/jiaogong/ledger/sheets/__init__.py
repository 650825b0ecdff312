"""Entries in spreadsheets: the template, reading with a preview, accepting, writing out.

`read_entries` stages a file and writes nothing into the ledger; `accept` does.
Start with `columns`, which both directions share.
"""

from jiaogong.ledger.sheets.accepting import Accepted, accept, preview, read_entries
from jiaogong.ledger.sheets.template import write_template
from jiaogong.ledger.sheets.writing import export_entries

__all__ = ["Accepted", "accept", "export_entries", "preview", "read_entries", "write_template"]
