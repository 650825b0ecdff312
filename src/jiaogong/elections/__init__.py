"""Elections of a union's committees and of its delegates to the congress above: candidates, margin, vote, outcome.

How the secret vote is taken is the ballot's matter; the terms that an outcome opens are kept by `members.offices`.
Start with `services`.
"""
