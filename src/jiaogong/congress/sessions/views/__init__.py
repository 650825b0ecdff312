"""Pages of sessions: the hub, the list, one session with its road, and what is worked on at each of its stages."""
