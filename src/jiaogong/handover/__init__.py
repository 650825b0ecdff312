"""Handing over (工作交接): when an officer goes, what is open passes to the successor by a list that both sign.

While it is being listed, the list is drawn anew from every room whenever it is looked at; the giver's signature freezes
it, the receiver's moves what hung on the giver. Start with `queries.matters.open_matters` and `services.signing`.
"""
