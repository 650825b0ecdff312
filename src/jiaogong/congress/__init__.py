"""The teachers' congress (教代会) and the members' congress (会员代表大会): two bodies with two counts.

Delegates are chosen in constituencies (`delegates`), sit in sessions (`sessions`), and work on between them (`between`).
Proposals, elections and appraisals are rooms of their own above this one. Start with `models/sessions.py`.
"""
