"""Secret ballots: prepared, opened to a frozen electorate, closed, opened by the scrutineers together, counted.

What a ballot decides is not known here: whoever uses one posts its outcome. Start with `services`; how the secret is
kept is told in `docs/decisions/0014-secret-ballots.md`.
"""
