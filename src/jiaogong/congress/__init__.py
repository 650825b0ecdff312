"""The teachers' congress (教代会) and the members' congress (会员代表大会): two bodies with two counts.

Delegates are chosen in constituencies (`delegates`), sit in sessions (`sessions`), and work on between them:
they ask and inspect (`supervision`), are asked (`consultation`), and their rules are kept in a register (`register`).
Proposals, elections and appraisals are rooms of their own above this one. Start with `models/sessions.py`.
"""
