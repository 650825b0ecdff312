"""Old summaries understood for the review desk: whose and of when they are, what of their claims is doubtful.

`staging.stage` makes a text's claims ready; `proposing` reads union and period off a file; `doubts`, `people` and
`likeness` say what a person has to look at before an entry is made. Nothing here writes but `Staged.write`.
"""
