"""The ledger (台账): one entry an act, with its figures, people, awards and evidence.

Statistics, roll-up and summaries are views of it and keep nothing of their
own. Institutions post here through `services.post_entry`. Start with
`models.Entry`, then `services`; `rollup` sums up.
"""
