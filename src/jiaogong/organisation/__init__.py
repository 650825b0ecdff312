"""Organisation work (组织建设): the union tree as people see it, and the acts that change it.

Founding, renaming, merging, splitting, moving and closing a union are asked
for, approved by the level above, then carried out in one transaction and
posted to the ledger. Elections are not here. Start with `models.UnionChange`.
"""
