"""Oversight (监督): who did what, who read what is sensitive, who may see a record, and what is held on a person.

Keeps nothing of its own: it reads the audit lines that every room writes, and every table that refers to a person.
Start with `queries.lines_visible_to` and `holdings.references`.
"""
