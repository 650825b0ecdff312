"""Pages of the register of rules."""
