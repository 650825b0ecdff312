"""How numbers are written in each language, where Django writes them otherwise."""
