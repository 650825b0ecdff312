"""Proposals (提案) of delegates and suggestions (合理化建议) of members: called for, screened, answered, rated, settled.

Start with `services`.
"""
