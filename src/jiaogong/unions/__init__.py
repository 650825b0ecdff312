"""The union tree: area, cluster, base union, group.

A union has a code that never changes and a path from the root; whoever holds
an office over a union holds it over its branch. Founding, merging and moving
unions is asked for and approved in `organisation`. Start with `models.Union`; `limits` tells what holds for one.
"""
