"""What every room stands on and no institution is named in.

Errors and decisions (`errors`, `access`), the clock, money, periods, the audit
table, stored files, and the few things that all pages share (`web`).
"""
