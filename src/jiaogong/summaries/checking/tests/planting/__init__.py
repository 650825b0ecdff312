"""Faults planted in true summaries, to see whether the check finds each with its kind and at its place.

`source` gathers what is true, `plants` lists the kinds of fault, `judging` says
what counts as found, `measuring` runs them all. Places come from the writer and
from what is printed, never from the reader that is tried here.
"""
