"""Pages at the doors."""
