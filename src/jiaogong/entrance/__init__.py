"""The entrance: how a person comes to an account, signs in, proves it twice, hands an office on.

Slips with one-time codes instead of first passwords; sign-in by number, phone or name; a second factor for officers of
an area; sessions listed and ended; an office held for somebody else until a day. Who may see what once inside stands in
`members`. Start with `services`.
"""
