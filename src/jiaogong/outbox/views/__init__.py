"""Pages of what leaves the house: the own e-mail, a group's robot, and what waits or failed."""
