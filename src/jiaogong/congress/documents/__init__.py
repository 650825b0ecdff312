"""The documents of a session, written from its record: notice, agenda, roll, results, resolutions, minutes, report, folder.

What the record knows is never typed again; what it lacks is said before a document is taken. Start with `writing.DOCUMENTS`.
"""
