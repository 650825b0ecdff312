"""Pages of bodies, terms, seats and trainings."""
