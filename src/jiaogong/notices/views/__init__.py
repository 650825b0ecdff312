"""Pages of notices: the two lists, one notice and writing it, the answers as a table."""
