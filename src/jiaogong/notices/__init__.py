"""Notices and requests sent down the tree: read, answered, chased, gathered.

A notice knows nothing of the ledger: an answer is announced (`events.AnswerGiven`), and whoever is above may record it.
Start with `services`.
"""
