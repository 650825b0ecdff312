"""What an election must be like, and what its count says. No database, no clock; limits are passed in."""
