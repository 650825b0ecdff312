"""The year as a school lives it: festivals of both calendars, terms, days worked and days off.

Plain functions of a date; no union, no person and no row is known here. Start with `days.month_of`.
"""
