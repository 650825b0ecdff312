"""Acts on a person's file, a module for each kind."""
