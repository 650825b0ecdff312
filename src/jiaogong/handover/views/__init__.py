"""Pages of handing over: the list of them, beginning one, one with its list and its signatures."""
