"""Accounts, people, and the offices they hold.

An account only signs in; who acts is always a person. What a person may see
follows from the offices over branches and from the own union: start with
`queries.standing_of`.
"""
