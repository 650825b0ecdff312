"""The union tree: area, cluster, base union, group.

A union has a code that never changes and a path from the root; whoever holds
an office over a union holds it over its branch. Founding, merging and moving
unions is not here yet. Start with `models.Union`.
"""
