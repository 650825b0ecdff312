"""Delegates: constituencies and seats, their election, composition, delegations, replacement and recall."""
