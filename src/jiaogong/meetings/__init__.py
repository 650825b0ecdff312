"""The meetings of a union's bodies: who is called, who came, what was decided, who does it until when.

A meeting's minutes, confirmed by the chair, post one entry to the ledger. What a body may decide and by which majority
is not known here. Start with `services`.
"""
