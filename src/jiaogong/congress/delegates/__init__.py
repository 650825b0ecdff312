"""Delegates: constituencies and seats, their election, composition, delegations, replacement and recall.

A choosing (`services.choosing`, `services.constituencies`, `services.voting`) ends in a term (`services.opening`): the
seat itself is an office of `members.offices`, and a `Delegate` keeps what its holder was when elected. Rooms above ask
`queries.delegates_of`, `queries.is_delegate` and `queries.serving.committee_for`.
"""
