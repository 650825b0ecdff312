"""Chinese prose read as claims: text in, claims and findings out.

Pure Python: no database, no Django, no clock. `read` is the door; `reading`
says what comes back.
"""
