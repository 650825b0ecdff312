"""A draft held against the ledger: each part of each claim supported, contradicted, unsupported or not checkable.

`check_text` is the door; `shapes` says what comes back. The order of reading a
figure: `figures` asks `shares`, `changes`, `counted` and `sums` what it may be a
number of (`subjects`, each over a `scope`), and compares by `rules`.
"""

from jiaogong.summaries.checking.as_told import as_json
from jiaogong.summaries.checking.checker import check_text
from jiaogong.summaries.checking.shapes import Checked

__all__ = ["Checked", "as_json", "check_text"]
