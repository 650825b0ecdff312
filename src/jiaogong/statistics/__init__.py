"""The roll-up as people look at it: tables with the year before, charts, who recorded nothing, a spreadsheet.

Keeps nothing of its own; every figure is `ledger.rollup`'s and opens its entries.
"""
