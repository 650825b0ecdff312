"""Keeping the ledger: a backup in one file, its way back, and a look at whether all is well.

A backup is a zip with `manifest.json`, the database as a SQLite file whatever
database it came from, and the stored files. It leaves the keys out, or holds
them and is sealed with a passphrase. Start with `backing.back_up`.
"""
