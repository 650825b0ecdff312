"""Pages of people and their files."""
