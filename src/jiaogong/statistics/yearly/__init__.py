"""The yearly return (全国工会统计调查): the form's cells computed from files, facts and ledger, checked, signed and sent up.

Nothing is typed: `cells.toml` says how each cell is counted, `form.py` reads it, `figures.py` counts a whole branch at
once, `behind.py` lists what a cell counts. The wording and order of the tables are ours; another form is another file.
"""
