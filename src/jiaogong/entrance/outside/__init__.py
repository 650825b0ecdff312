"""Identities outside: how a person whom another system knows comes in here.

An identity outside is bound to an account that exists; nobody gets an account by having one. `configured` says which
systems are asked, a module a kind speaks with them through django-allauth, `arriving` decides what follows from an
identity that was proven. Start with `arriving`.
"""
