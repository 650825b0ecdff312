"""A school's own roster read in from a spreadsheet: looked at, put right, accepted in slices, taken back.

A workbook is opened (`opening`), its columns guessed (`guessing`), its rows understood (`understanding`)
and held against the files (`comparing`); nothing is written into a file before `services.accept_roster`.
Start with `columns`, then `services`. Identity numbers tell a birth date and a sex and are kept nowhere.
"""
