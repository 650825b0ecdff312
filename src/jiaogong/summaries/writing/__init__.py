"""Summaries written from the ledger: entries to prose in which every figure knows its entries.

Start with `write_summary`. The words are in `phrases/*.toml`, the choice among
them in `pen`, the facts in `jiaogong.summaries.facts`.
"""

from jiaogong.summaries.writing.as_told import as_json, figures_as_json
from jiaogong.summaries.writing.said import FigureAt
from jiaogong.summaries.writing.summary import Section, Summary, write_summary

__all__ = ["FigureAt", "Section", "Summary", "as_json", "figures_as_json", "write_summary"]
