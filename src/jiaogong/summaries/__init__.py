"""Whole texts: old ones read in, summaries written from the ledger, drafts checked against it.

A text proves nothing; only entries do. Start with `writing` (entries to
prose), `checking` (prose against entries) and `reading` (prose to entries).
"""
