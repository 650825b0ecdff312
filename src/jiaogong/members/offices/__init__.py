"""Bodies of a union and their terms: who sits on them, how each came to the post, what falls short of a rule, who is trained.

Rights follow offices (`members.queries.Standing`); delegates and trainings give none. Start with `rules.soundness`,
what the rules find, and `services.founding`, a term with its members.
"""
