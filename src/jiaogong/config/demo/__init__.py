"""A made-up area and two years of its unions' work, to look at and to try things on.

The same `--today` and size give the same unions, people and entries: every
draw comes from a generator seeded by the union's code and the year. Start with
`building.build`; `acts` holds what a base union does in a year, `area` what
the area does with its schools, `recording` how it all gets into the ledger.
"""
