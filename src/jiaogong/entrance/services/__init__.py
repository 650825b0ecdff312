"""Acts at the doors."""
