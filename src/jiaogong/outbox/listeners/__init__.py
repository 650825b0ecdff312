"""Who is told of what: a file a room that announces, a function an event. They are listed in `config/wiring.py`."""
