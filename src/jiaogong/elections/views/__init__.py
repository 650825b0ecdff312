"""Pages of elections: the list, one with its road and acts, and its papers."""
