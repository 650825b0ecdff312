"""A member's file (会员档案): what is kept of a person, who puts it right, and the steps of a membership.

It holds no acts: those stand in the ledger, which names people by reference. Start with `permissions`.
"""
