"""A sentence as people say it: its days (昨天, 上周五, 本学期), its plain counts (来了42个人), the one thing it leaves out.

Rules only: no database, no clock, no page. `sentences.read_sentence` puts them together with what prose reads; start there.
"""
