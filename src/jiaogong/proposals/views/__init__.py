"""Pages of proposals and suggestions."""
